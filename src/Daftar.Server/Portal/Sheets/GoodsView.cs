using Daftar.Rights;
using Daftar.Rights.Trademarks;

namespace Daftar.Server.Portal.Sheets;

/// <summary>Goods and services in one language: an EUIPO mark has them in twenty-three, a page shows one and offers the others.</summary>
internal sealed record GoodsView(string? Language, IReadOnlyList<string> Languages, IReadOnlyList<(GoodsServices Class, IReadOnlyList<LocalText> Texts)> Classes)
{
    /// <param name="goods">Goods and services by class.</param>
    /// <param name="wanted">Languages in order of preference; the first that the office gives is shown, else all texts.</param>
    public static GoodsView Of(IReadOnlyList<GoodsServices> goods, params IReadOnlyList<string?> wanted)
    {
        var languages = goods.SelectMany(known => known.Descriptions ?? []).Select(text => text.Language).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var language = wanted.OfType<string>().FirstOrDefault(languages.Contains) ?? languages.FirstOrDefault();
        return new(language, languages, [.. goods.Select(known => (known, Texts(known)))]);

        IReadOnlyList<LocalText> Texts(GoodsServices known)
        {
            var all = known.Descriptions ?? [];
            var mine = all.FindAll(text => text.Language == language || text.Language is null);
            return mine.Count > 0 ? mine : all;
        }
    }
}
