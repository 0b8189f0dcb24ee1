using Daftar.Values;

namespace Daftar.Dialects;

/// <summary>
/// Where in a document an element or attribute stands: <c>GoodsServicesBag/GoodsServices/@sequenceNumber</c>. Every path is kept and told for each value that nobody read:
/// one that names hundreds of elements, or one element of half a megabyte, tells nobody where it is, and grows with every value below it.
/// </summary>
internal static class ElementPath
{
    /// <summary>Of more the first and the last are named.</summary>
    private const int MostNames = 24;

    private const int LongestName = 100;

    /// <summary>The longest of any real office file has 103 characters.</summary>
    private const int Longest = 400;

    /// <summary>From the outermost inwards.</summary>
    public static string Of(IReadOnlyList<string> names)
    {
        IEnumerable<string> told = names.Count <= MostNames ? names : [.. names.Take(MostNames / 2), "…", .. names.Skip(names.Count - (MostNames / 2))];
        var path = string.Join('/', told.Select(static name => Finding.Cut(name, LongestName)));
        return path.Length <= Longest ? path : Finding.Cut(path, Longest / 2) + path[^(Longest / 2)..];
    }
}
