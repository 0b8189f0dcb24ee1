namespace Daftar.Server.Commands.Reports;

/// <summary>The one style sheet of a report: the colours of the portal, light and dark, a phone and paper.</summary>
internal static class HtmlStyle
{
    public const string Sheet =
        """
        :root{color-scheme:light dark;--paper:#f3f5f2;--sheet:#fff;--sunk:#eef2ef;--ink:#18211f;--soft:#53605d;--line:#d5dcd8;--link:#0b5d7a;--brand:#0f4c45;--brand-ink:#fff;--brand-soft:#bcd8d1;--plain:#5e978d;--ok:#3f9268;--ok-ink:#17693b;--ok-bg:#e6f4ea;--warn:#d99a1c;--warn-ink:#79500a;--warn-bg:#fdf3d7;--aside:#bf3b30;--aside-ink:#9d2b22;--aside-bg:#fdebe8;--watch:#98a5a1;--mark:#fde48a}
        @media (prefers-color-scheme:dark){:root{--paper:#101615;--sheet:#18201f;--sunk:#202a28;--ink:#e3eae7;--soft:#a3b1ac;--line:#33403c;--link:#7fc4e0;--brand:#0d3b36;--brand-soft:#a9ccc4;--plain:#5ba395;--ok:#4fa87a;--ok-ink:#86d6a8;--ok-bg:#16291f;--warn:#d3a03c;--warn-ink:#f0c774;--warn-bg:#2e2612;--aside:#d9655a;--aside-ink:#f4a49c;--aside-bg:#341b18;--watch:#75837e;--mark:#6d5a12}}
        *{box-sizing:border-box}
        html{scroll-behavior:smooth}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans",sans-serif;overflow-wrap:anywhere}
        body>header{background:var(--brand);color:var(--brand-ink);padding:2rem max(1rem,calc(50vw - 36rem)) 1.75rem}
        body>header .kind{margin:0;color:var(--brand-soft);font-weight:600;letter-spacing:.02em}
        body>header h1{margin:.1em 0 .3em;font-size:clamp(1.5rem,4vw,2.25rem);line-height:1.15}
        body>header .soft{margin:0;color:var(--brand-soft)}
        main,footer{max-width:74rem;margin:0 auto;padding:0 1rem}
        h2{font-size:1.25rem;line-height:1.25;margin:0 0 .6rem}
        h3{font-size:1.125rem;line-height:1.3;margin:0}
        a{color:var(--link)}
        code,pre{font:.875em/1.5 ui-monospace,"Cascadia Mono","DejaVu Sans Mono",monospace}
        .soft{color:var(--soft)}
        .verdict{background:var(--sheet);border:1px solid var(--line);border-top:5px solid var(--watch);border-radius:.5rem;padding:1.25rem 1.5rem;margin:1.5rem 0 1rem}
        .verdict.ok{border-top-color:var(--ok)}.verdict.warn{border-top-color:var(--warn)}.verdict.aside{border-top-color:var(--aside)}
        .verdict h2{margin-top:1.25rem}
        .lead{font-size:clamp(1.15rem,2.6vw,1.5rem);line-height:1.3;font-weight:600;margin:0 0 1rem;text-wrap:balance}
        .first{margin:0;padding-left:1.4rem}.first li{margin:.35rem 0}.first a{font-weight:600}
        figure{margin:0}
        .whole>svg{display:block;width:100%;height:1.5rem;border-radius:.3rem;background:var(--sunk)}
        .key{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.6rem 0 0;padding:0;font-size:.9375rem}
        .dot{width:.75em;height:.75em;margin-right:.4em;vertical-align:-.03em}
        rect.ok{fill:var(--ok)}rect.warn{fill:var(--warn)}rect.aside,rect.low{fill:var(--aside)}rect.watch{fill:var(--watch)}rect.plain{fill:var(--plain)}rect.track{fill:var(--sunk)}
        .tiles{list-style:none;padding:0;margin:0 0 1rem;display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:1px;background:var(--line);border:1px solid var(--line);border-radius:.5rem;overflow:hidden}
        .tiles li{background:var(--sheet);padding:.7rem 1rem;font-size:.9375rem;color:var(--soft)}
        .tiles b{display:block;font-size:1.375rem;line-height:1.2;color:var(--ink);font-variant-numeric:tabular-nums}
        .charts{columns:2 28rem;column-gap:1rem;margin-bottom:1rem}
        .charts section{background:var(--sheet);border:1px solid var(--line);border-radius:.5rem;padding:1.1rem 1.25rem;margin-bottom:1rem;break-inside:avoid}
        .charts p.soft{margin:0 0 .5rem;font-size:.9375rem}
        .bars{width:100%;border-collapse:collapse;font-size:.9375rem}
        .bars th{font-weight:400;text-align:left;width:48%;padding:.22rem .75rem .22rem 0;line-height:1.3}
        .bars .bar{width:auto;padding:0}.bars .bar svg{display:block;width:100%;height:.8rem;border-radius:.2rem}
        .bars .value{width:1%;white-space:nowrap;padding-left:.75rem}
        .value{text-align:right;font-variant-numeric:tabular-nums}
        .columns>svg{display:block;width:100%;height:10rem;border-bottom:1px solid var(--soft)}
        .columns .axis{display:flex;justify-content:space-between;gap:1rem;margin:.3rem 0 0;font-size:.8125rem;color:var(--soft)}
        .findings>h2{margin:2rem 0 .75rem}
        article{background:var(--sheet);border:1px solid var(--line);border-left:5px solid var(--watch);border-radius:.5rem;padding:1.1rem 1.25rem;margin:0 0 1rem;scroll-margin-top:1rem}
        article.warn{border-left-color:var(--warn)}article.aside{border-left-color:var(--aside)}
        article:target{outline:3px solid var(--link)}
        .meta{margin:.25rem 0 .75rem;color:var(--soft);display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:baseline}
        .meta b{color:var(--ink)}
        .chip{font-size:.875rem;font-weight:600;padding:.05rem .55rem;border-radius:1rem;background:var(--sunk);color:var(--soft)}
        .warn .chip{background:var(--warn-bg);color:var(--warn-ink)}.aside .chip{background:var(--aside-bg);color:var(--aside-ink)}
        dl{display:grid;grid-template-columns:9rem 1fr;gap:.3rem 1rem;margin:0 0 .9rem}
        dt{color:var(--soft)}dd{margin:0;max-width:70ch}.mend{font-weight:600}
        .examples{display:grid;gap:.75rem}
        .example{border-top:1px solid var(--line);padding-top:.6rem;min-width:0}
        .example p{margin:0}
        .number{color:var(--soft);font-size:.9375rem;margin-left:.4rem}
        q,mark,.number{unicode-bidi:isolate}
        .came{margin-top:.15rem}.came q{font-weight:600}
        pre{margin:.4rem 0 0;padding:.5rem .75rem;background:var(--sunk);border-radius:.3rem;white-space:pre-wrap;overflow-wrap:anywhere;max-height:14rem;overflow:auto}
        pre .line{display:block;color:var(--soft);font-size:.8125rem}
        pre .line::before{content:"line "}
        mark{background:var(--mark);color:inherit;border-radius:.15rem;padding:0 .1em}
        details{margin-top:.8rem;border-top:1px solid var(--line);padding-top:.6rem}
        summary{cursor:pointer;color:var(--link);font-weight:600}
        details table,.packages table{border-collapse:collapse;width:100%;font-size:.9375rem}
        details td,details th,.packages td,.packages th{text-align:left;padding:.25rem .5rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:top}
        details .value,.packages .value{text-align:right;white-space:nowrap}
        .packages{background:var(--sheet);border:1px solid var(--line);border-radius:.5rem;padding:1.1rem 1.25rem;margin:2rem 0}
        footer{margin-top:2.5rem;padding-bottom:3rem;color:var(--soft)}
        footer h2{font-size:1.0625rem;color:var(--ink)}footer p{max-width:80ch;margin:.4rem 0}
        @media (max-width:40rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}.verdict,.charts section,article,.packages{padding:.9rem 1rem}.tiles{grid-template-columns:repeat(2,1fr)}.bars th{width:54%}}
        @media print{body{background:#fff;font-size:10.5pt}body>header{background:none;color:#000;padding:0 0 .5rem}body>header .soft,body>header .kind{color:#444}main,footer{max-width:none;padding:0}.charts section,.example,.verdict{break-inside:avoid}article>header,article dl{break-after:avoid}.tiles{grid-template-columns:repeat(3,1fr)}pre{max-height:none}a{color:inherit;text-decoration:none}svg rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        """;
}
