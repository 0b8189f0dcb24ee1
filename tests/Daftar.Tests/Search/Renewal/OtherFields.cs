using Daftar.Search;
using Daftar.Values;

namespace Daftar.Tests.Search;

/// <summary>The field table of an earlier version of the program: some fields are not there yet, one is there that was given up, some had other uses.</summary>
internal static class OtherFields
{
    /// <summary>What <see cref="TestFields.Table"/> has and this one has not, or not so: as a field, a filter, a facet or an order.</summary>
    public static readonly string[] NoField = ["goods", "class"], NoFilter = ["owner", "class", "text"], NoFacet = ["class", "owner", "status"], NoOrder = ["number"];

    public static FieldTable Table { get; } = new(
    [
        .. TestFields.Table.All.Where(field => !NoField.Contains(field.Name)).Select(field => Of(field.Name, field.Kind, field.Name switch
        {
            "owner" => FieldUses.Search | FieldUses.Filter | FieldUses.Sort,
            "status" => FieldUses.Filter,
            "number" => FieldUses.Search | FieldUses.Filter,
            "note" => FieldUses.Filter | FieldUses.Forms | FieldUses.Search,
            _ => field.Uses,
        }, field.Name == "mark" ? 1 : field.Weight)),
        Of("abstract", FieldKind.Text, FieldUses.Search | FieldUses.Filter | FieldUses.Facet, 1),
        Of("zone", FieldKind.Code, FieldUses.Search | FieldUses.Filter | FieldUses.Facet | FieldUses.Sort, 1),
    ]);

    /// <summary>What an entry has, told to an index with other fields; with values of the fields that were given up where that index is told of them.</summary>
    public static SearchDocument Of(SearchDocument document, FieldTable fields, bool before)
    {
        var same = new SearchDocument(fields, document.Entry) { Stored = document.Stored };
        foreach (var value in document.Values)
        {
            var name = TestFields.Table.All[value.Field].Name;
            if (!before || !NoField.Contains(name))
            {
                same.Add(name, value.Value, value.Language);
            }
        }

        return before ? same.Add("abstract", "kopi").Add("zone", "kopi") : same;
    }

    /// <summary>The request asks for something the earlier index has not.</summary>
    public static bool IsAsked(SearchRequest request) =>
        request.Query.Contains("text:", StringComparison.Ordinal) || NoField.Any(name => request.Query.Contains(name + ":", StringComparison.Ordinal)) || request.Filters.Any(filter => NoFilter.Contains(filter.Field)) || NoOrder.Contains(request.Sort.Field);

    private static Field<object> Of(string name, FieldKind kind, FieldUses uses, float weight) => new(name, kind, uses, (_, _) => { }, weight);
}
