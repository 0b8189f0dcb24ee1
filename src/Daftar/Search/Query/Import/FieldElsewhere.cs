using System.Text.RegularExpressions;

namespace Daftar.Search;

/// <summary>Fields as other services name and place them, in a query of this language: <c>ti:coffee</c>, and <c>coffee:ti</c> with the field behind.</summary>
internal static partial class FieldElsewhere
{
    /// <summary>What to write instead; null where the name means nothing elsewhere, or not the same everywhere.</summary>
    /// <param name="name">A name that is none of a field.</param>
    public static QueryException? Problem(string query, QueryToken name, FieldTable fields)
    {
        var length = name.Text.Length + 1;
        if (Known(ForeignDialect.Meant(name.Text), fields) is { Count: > 0 } meant)
        {
            return new QueryException($"There is no field '{name.Text}'; here it is {string.Join(" or ", meant.Select(static field => $"'{field}'"))}.", name.Start, length, Mend(meant));
        }

        if (Behind().Match(query, name.End) is not { Success: true } behind)
        {
            return null;
        }

        IReadOnlyList<string>[] codes = [.. behind.Value.Split(',').Select(code => fields.TryFind(code.ToLowerInvariant(), out _) || fields.Words.Alias(code.ToLowerInvariant()) is not null ? [code.ToLowerInvariant()] : Known(ForeignDialect.Meant(code), fields))];
        return Array.Exists(codes, static code => code.Count == 0) ? null
            : new QueryException($"There is no field '{name.Text}'. The field stands in front of the colon.", name.Start, behind.Index + behind.Length - name.Start,
                query[..name.Start] + In([.. codes.SelectMany(static code => code).Distinct(StringComparer.Ordinal)], name.Text) + query[(behind.Index + behind.Length)..]);

        string? Mend(IReadOnlyList<string> meant) =>
            meant.Count == 1 ? query.Remove(name.Start, name.Text.Length).Insert(name.Start, meant[0])
            : Value().Match(query, name.End) is { Success: true } value ? query[..name.Start] + In(meant, value.Value) + query[(value.Index + value.Length)..]
            : null;
    }

    private static string In(IReadOnlyList<string> fields, string text) => fields.Count == 1 ? $"{fields[0]}:{text}" : $"({string.Join(" OR ", fields.Select(field => $"{field}:{text}"))})";

    private static IReadOnlyList<string> Known(IReadOnlyList<string> meant, FieldTable fields) => meant.All(field => fields.TryFind(field, out _) || fields.Words.Alias(field) is not null) ? meant : [];

    [GeneratedRegex(@"\G[A-Za-z_-]+(,[A-Za-z_-]+)*(?=[\s)]|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Behind();

    [GeneratedRegex("\\G(\"[^\"]*\"|[^\\s()\"“”„«»＂（）]+)(?=[\\s)]|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Value();
}
