namespace Daftar.Dialects;

/// <summary>Names of records, and of the entries in them, under which nothing was found: which of them was meant.</summary>
internal static class RecordNames
{
    /// <summary>The first element that bears nearly the name of a record or entry of the standard, and that name; null where none does.</summary>
    /// <param name="dialect">That of the document.</param>
    /// <param name="names">Names of the elements that are there.</param>
    public static (string Name, string Meant)? Meant(Dialect dialect, IEnumerable<string> names)
    {
        List<string> wanted = [.. dialect.Entries, .. KnownPlaces.RecordsOf(dialect.Id)];
        foreach (var name in names)
        {
            // A plural is another word: of records it is what holds them, and of entries a slip.
            var near = IsKnown(dialect, wanted, name) ? null : KnownNames.Near(name, wanted);
            if ((near ?? dialect.Entries.FirstOrDefault(one => name.Equals(one + "s", StringComparison.OrdinalIgnoreCase))) is { } meant)
            {
                return (name, meant);
            }
        }
        return null;
    }

    /// <summary>An entry stands where none is read: where it is; null where that cannot be told.</summary>
    public static string? Belongs(Dialect dialect, XmlTree tree)
    {
        for (var i = 1; i < tree.Nodes.Length; i++)
        {
            if (tree.At(i).Kind == XmlTree.Kind.Element && dialect.Entries.Contains(tree.At(i).Name, StringComparer.Ordinal))
            {
                return KnownPlaces.Belongs(dialect.Id, tree.Root.Name, tree.PathOf(i)) is { } place ? $"{place} Here it stands at {tree.PathOf(i)}." : null;
            }
        }
        return null;
    }

    private static bool IsKnown(Dialect dialect, List<string> wanted, string name) =>
        wanted.Contains(name, StringComparer.Ordinal) || dialect.Roots.Contains(name, StringComparer.Ordinal) || (KnownNames.Has(dialect.Id) && KnownNames.All(dialect.Id).Contains(name));
}
