using Daftar.Search;
using Daftar.Values;

namespace Daftar.Tests.Search;

/// <summary>A field table with every kind of field and use, for tests of the search room alone.</summary>
internal static class TestFields
{
    public static FieldTable Table { get; } = new(
    [
        Of("mark", FieldKind.Text, FieldUses.Joined | FieldUses.Search | FieldUses.Filter, 3),
        Of("goods", FieldKind.Text, FieldUses.Search | FieldUses.Filter | FieldUses.Forms),
        Of("note", FieldKind.Text, FieldUses.Filter | FieldUses.Forms | FieldUses.FullText),
        Of("story", FieldKind.Text, FieldUses.Filter | FieldUses.Forms | FieldUses.FullText),
        Of("owner", FieldKind.Name, FieldUses.Joined | FieldUses.Search | FieldUses.Filter | FieldUses.Facet | FieldUses.Sort, 2),
        Of("office", FieldKind.Code, FieldUses.Filter | FieldUses.Facet | FieldUses.Sort),
        Of("class", FieldKind.Levels, FieldUses.Filter | FieldUses.Facet),
        Of("ipc", FieldKind.Symbol, FieldUses.Filter | FieldUses.Search),
        Of("vienna", FieldKind.Levels, FieldUses.Filter),
        Of("status", FieldKind.Code, FieldUses.Filter | FieldUses.Facet),
        Of("number", FieldKind.Number, FieldUses.Search | FieldUses.Filter | FieldUses.Sort),
        Of("filed", FieldKind.Date, FieldUses.Filter | FieldUses.Facet | FieldUses.Sort),
        Of("published", FieldKind.Date, FieldUses.Filter),
        Of("has", FieldKind.Flag, FieldUses.Filter | FieldUses.Facet),
        Of("file", FieldKind.Text, FieldUses.Sort),
        Of("view", FieldKind.Text, FieldUses.Stored),
    ]);

    public static SearchDocument Document(Guid entry, params (string Field, string Value)[] values)
    {
        var document = new SearchDocument(Table, entry) { Stored = System.Text.Encoding.UTF8.GetBytes($"shown {entry}") };
        foreach (var (field, value) in values)
        {
            document.Add(field, value);
        }

        return document;
    }

    /// <summary>An entry id that tells tests apart: 1, 2, 3 …, spread like the hashes real ids are.</summary>
    public static Guid Entry(int number)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    private static Field<object> Of(string name, FieldKind kind, FieldUses uses, float weight = 1) => new(name, kind, uses, (_, _) => { }, weight);
}
