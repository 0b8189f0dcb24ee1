using System.Globalization;

namespace Daftar.Dialects;

/// <summary>A root of the office's own around elements under names of a standard: says which record they are like, how that begins, and which of them it has.</summary>
internal static class NamesLike
{
    private const int MostTold = 12;

    /// <param name="dialects">Those that are read.</param>
    /// <param name="names">Of the elements in the document.</param>
    /// <param name="root">Its own root, which is none of them.</param>
    /// <returns>What to write; null where the names are like no record.</returns>
    public static string? Told(IReadOnlyList<Dialect> dialects, IReadOnlyCollection<string> names, string? root)
    {
        if (KnownPlaces.Like(names) is not var (id, record, known) || dialects.FirstOrDefault(one => one.Id == id) is not { } dialect)
        {
            return null;
        }
        var others = names.Where(name => name != root && !known.Contains(name)).ToList();
        var meant = others.Select(name => (Name: name, Meant: KnownNames.MeantAnywhere(id, name))).Where(static one => one.Meant is not null).Select(static one => $"<{one.Name}> is perhaps <{one.Meant}>").ToList();
        var strange = others.FindAll(name => !KnownNames.All(id).Contains(name) && KnownNames.MeantAnywhere(id, name) is null);
        return $"The elements inside are most like those of <{record}> of {dialect.Standard}: {List(known)}. Write each record as {dialect.Opening(record)}{(dialect.IsRoot(record) || dialect.Roots.Count == 0 ? "" : $" inside {dialect.Opening(RootFor(dialect, record))}")}; an element of the office's own may stay around them."
            + (strange.Count > 0 ? $" Names it does not have: {List(strange)}." : "") + (meant.Count > 0 ? $" {string.Join(", ", meant.Take(MostTold))}." : "");
    }

    private static string RootFor(Dialect dialect, string record) => dialect.Roots.FirstOrDefault(root => root.StartsWith(record[..Math.Min(6, record.Length)], StringComparison.OrdinalIgnoreCase)) ?? dialect.Roots[0];

    private static string List(List<string> names) => string.Join(", ", names.Take(MostTold).Select(static name => $"<{name}>")) + (names.Count > MostTold ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - MostTold} more") : "");
}
