using System.Globalization;
using System.Text.RegularExpressions;

namespace Daftar.Search;

/// <summary>Values with commas between (<c>class:9,35</c>), as people write lists: the comma would be a part of the one value.</summary>
internal static partial class QueryLists
{
    /// <summary>The last class of Nice.</summary>
    private const int MostClasses = 45;

    /// <summary>True if the text would be taken for a list where values are whole.</summary>
    public static bool IsList(string text) => text.AsSpan().IndexOfAny(',', ';', '|') >= 0;

    /// <summary>Refuses a list; the mend names its values with OR.</summary>
    public static void Refuse(string query, string field, QueryToken token)
    {
        if (field == "class" && Classes().Match(token.Text) is { Success: true } classes
            && int.Parse(classes.Groups["from"].Value, CultureInfo.InvariantCulture) is var from && int.Parse(classes.Groups["to"].Value, CultureInfo.InvariantCulture) is var to && from < to)
        {
            // classes of Nice have none below them, as 9-12 would be
            throw new QueryException($"Classes of Nice are named one by one: {field}:(9 OR 10 OR 11).", token.Start, token.Length,
                to > MostClasses ? null : $"{query[..token.Start]}({string.Join(" OR ", Enumerable.Range(from, to - from + 1).Select(one => one.ToString(CultureInfo.InvariantCulture)))}){query[token.End..]}");
        }

        var list = Values().Match(query, token.Start);
        if (!list.Success && !IsList(token.Text))
        {
            return;
        }

        var (start, end) = (token.Start, Math.Max(token.End, list.Success ? list.Index + list.Length : 0));
        string[] values = [.. query[start..end].Split([',', ';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        throw new QueryException($"Several values of '{field}' are joined by OR: {field}:(one OR other).", start, end - start,
            query[..start] + (values.Length == 1 ? values[0] : $"({string.Join(" OR ", values)})") + query[end..]);
    }

    [GeneratedRegex(@"^(?<from>[0-9]{1,2})([-–]|\.\.)(?<to>[0-9]{1,2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Classes();

    [GeneratedRegex(@"\G[\w./-]+((\s+[,;|]\s+|[,;|]\s*)[\w./-]+)+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Values();
}
