using System.Text.RegularExpressions;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Values;
using Daftar.Tests.Fixtures;
using Daftar.Dialects.St96.Writing;

namespace Daftar.Tests.Dialects.St96;

public class ExploreTests
{
    [SampleFact]
    public void Explore()
    {
        using var outp = new StreamWriter("/tmp/writers-x/explore.txt");
        foreach (var folder in (string[])["st96", "st66", "st86", "st36", "other", "gi"])
        {
            var diffs = new SortedDictionary<string, (int N, string First)>(StringComparer.Ordinal);
            var schema = new SortedDictionary<string, (int N, string First)>(StringComparer.Ordinal);
            var lostc = new SortedDictionary<string, int>(StringComparer.Ordinal);
            int n = 0, same = 0, conf = 0, none = 0;
            Flow.Read().Run(Samples.Path(folder), new LoadOptions { Authority = null }, told =>
            {
                if (told.Read.Record is not { } record) { none++; return; }
                n++;
                record.Residue = null;
                var right = record.Right;
                var lost = new List<IReadOnlyList<string>>();
                byte[] xml;
                try { xml = Written.Xml(right, [record], Written.Header with { Produced = record.Produced ?? Written.Noon }, lost); } catch (Exception e) { Add(diffs, "WRITE " + e.Message, told.Where.ToString()); return; }
                foreach (var l in lost[0]) lostc[right + " " + l] = lostc.GetValueOrDefault(right + " " + l) + 1;
                var back = Written.Read(xml);
                IpRecord? state = null;
                foreach (var one in back)
                {
                    foreach (var f in one.Findings) Add(diffs, right + " FINDING " + f.Code + " " + f.Came, told.Where.ToString());
                    if (one.Record is { } r) { r.Residue = null; if (state is null) state = r; else { state.Take(r, r.Scope.Fully, r.Scope.Partly); } }
                }
                if (state is null) { Add(diffs, right + " NOTHING READ", told.Where.ToString()); return; }
                var ch = Daftar.Conversion.CarriedDifference.Between(record, state).Where(c => c.Path != "legalStatus.reportedDate").ToList();
                var seen = new HashSet<string>();
                foreach (var c in ch)
                {
                    var p = right + " " + c.Path + " " + c.Kind;
                    if (c.Path == "scope") p += " " + record.Scope + " > " + state.Scope;
                    if (c.Path.EndsWith("descriptionBag.text") || c.Path.EndsWith("claimText")) { int k = 0; while (k < c.Before!.Length && k < c.After!.Length && c.Before[k] == c.After[k]) k++; File.AppendAllText("/tmp/writers-x/texts.txt", told.Where + " …" + System.Text.Json.JsonSerializer.Serialize(c.Before.Substring(Math.Max(0, k - 40), Math.Min(80, c.Before.Length - Math.Max(0, k - 40)))) + " → " + System.Text.Json.JsonSerializer.Serialize(c.After!.Substring(Math.Max(0, k - 40), Math.Min(80, c.After.Length - Math.Max(0, k - 40)))) + "\n"); }
                    if (seen.Add(p)) Add(diffs, p, told.Where + " «" + Cut(c.Before) + "» → «" + Cut(c.After) + "»");
                }
                if (ch.Count == 0) same++;
                IpRecord? state2 = null;
                foreach (var d in Docs(right, xml))
                {
                    using var js = new MemoryStream(); using var xx = new MemoryStream();
                    Daftar.Dialects.St97.St97Writer.Write(new MemoryStream(d.Xml), js);
                    if (n == 3 && folder != "st36") File.WriteAllBytes("/tmp/writers-x/sample-" + folder + ".json", js.ToArray());
                    js.Position = 0; Daftar.Dialects.St97.St97Reader.Write(js, xx);
                    foreach (var one in Written.Read(xx.ToArray())) if (one.Record is { } r) { r.Residue = null; if (state2 is null) state2 = r; else { state2.Take(r, r.Scope.Fully, r.Scope.Partly); } }
                }
                if (state2 is null) Add(diffs, "ST97 NOTHING " + right, told.Where.ToString()); else
                foreach (var c in Daftar.Conversion.CarriedDifference.Between(state, state2)) Add(diffs, "ST97 " + right + " " + c.Path + c.Kind, told.Where + " «" + Cut(c.Before) + "» → «" + Cut(c.After) + "»");
                var errs = Docs(right, xml).SelectMany(d => Written.SchemaErrors(d.Xml, d.Root)).ToList();
                if (errs.Count == 0) conf++;
                var miss = Docs(right, xml).SelectMany(d => MandatoryParts.MissingIn(new MemoryStream(d.Xml))).ToList();
                if ((errs.Count == 0) != (miss.Count == 0)) Add(schema, "DISAGREE " + right + " " + (errs.Count == 0 ? "product says " + miss[0] : Short(errs[0])), told.Where.ToString());
                foreach (var e in errs.Select(e => e.Contains("numeration") || e.Contains("union") ? e.Replace("http://www.wipo.int/standards/XMLSchema/ST96/", "") : Short(e)).Distinct()) Add(schema, right + " " + e, told.Where.ToString());
            }, default);
            outp.WriteLine($"===== {folder}: {n} records, {none} unread, {same} same, {conf} conformant");
            outp.WriteLine("--- lost"); foreach (var l in lostc) outp.WriteLine($"{l.Value} {l.Key}");
            outp.WriteLine("--- diffs"); foreach (var l in diffs) outp.WriteLine($"{l.Value.N} {l.Key}   {l.Value.First}");
            outp.WriteLine("--- schema"); foreach (var l in schema) outp.WriteLine($"{l.Value.N} {l.Key}   {l.Value.First}");
            outp.Flush();
        }
    }

    private static string Short(string e) => Regex.Replace(Regex.Replace(e, "http://www.wipo.int/standards/XMLSchema/ST96/", ""), @"The value '[^']*' ", "V ") is var s && s.Length > 330 ? s[..330] : Regex.Replace(Regex.Replace(e, "http://www.wipo.int/standards/XMLSchema/ST96/", ""), @"The value '[^']*' ", "V ");
    private static string? Cut(string? t) => t is null || t.Length < 90 ? t : t[..90];
    private static void Add(SortedDictionary<string, (int N, string First)> d, string k, string w) { d[k] = d.TryGetValue(k, out var o) ? (o.N + 1, o.First) : (1, w); }
    private static IEnumerable<(byte[] Xml, string Root)> Docs(Right right, byte[] xml)
    {
        if (right != Right.Patent) { yield return (xml, right switch { Right.Trademark => "TrademarkTransaction", Right.Design => "DesignTransaction", _ => "GITransaction" }); yield break; }
        foreach (var part in System.Text.Encoding.UTF8.GetString(xml).Split("<?xml version=\"1.0\" encoding=\"utf-8\"?>", StringSplitOptions.RemoveEmptyEntries))
        {
            var root = Regex.Match(part, "<pat:([A-Za-z]+)").Groups[1].Value;
            yield return (System.Text.Encoding.UTF8.GetBytes(part.Trim()), root);
        }
    }
}
