using Daftar.Register;
using Daftar.Values;

namespace Daftar.Server.Portal.Sheets;

/// <summary>One line of a table of differences. A whole item of a list that came or went (an event, a party) is one line, not one for each of its fields.</summary>
/// <param name="Path">Path of the field, or of the item.</param>
internal sealed record ChangeRow(string Path, string? Before, string? After)
{
    public static IReadOnlyList<ChangeRow> Of(IReadOnlyList<FieldChange> changes, Display show)
    {
        var rows = new List<ChangeRow>();
        foreach (var item in Runs(changes))
        {
            var added = item.All(change => change.Before is null);
            if (item.Count > 1 && (added || item.All(change => change.After is null)))
            {
                var text = string.Join(" · ", item.Where(change => !IsPlumbing(change.Path)).Select(change => Text(change.Path, change.After ?? change.Before, show)));
                rows.Add(new ChangeRow(ItemOf(item[0].Path)!, added ? null : text, added ? text : null));
            }
            else
            {
                rows.AddRange(item.Select(change => new ChangeRow(change.Path, Text(change.Path, change.Before, show), Text(change.Path, change.After, show))));
            }
        }

        return rows;
    }

    /// <summary>Changes of one item of a list follow each other.</summary>
    private static IEnumerable<List<FieldChange>> Runs(IReadOnlyList<FieldChange> changes)
    {
        for (var at = 0; at < changes.Count;)
        {
            var item = ItemOf(changes[at].Path);
            var end = at + 1;
            while (item is not null && end < changes.Count && ItemOf(changes[end].Path) == item)
            {
                end++;
            }

            yield return [.. changes.Skip(at).Take(end - at)];
            at = end;
        }
    }

    /// <summary>"eventBag[2]" of "eventBag[2].eventDate"; null outside lists.</summary>
    private static string? ItemOf(string path) => path.IndexOf(']', StringComparison.Ordinal) is >= 0 and var end ? path[..(end + 1)] : null;

    /// <summary>Counters and hashes say nothing to a reader.</summary>
    private static bool IsPlumbing(string path) =>
        path.EndsWith(".sequenceNumber", StringComparison.Ordinal) || path.EndsWith(".sha256", StringComparison.Ordinal) || path.EndsWith("Quantity", StringComparison.Ordinal);

    private static string? Text(string path, string? value, Display show) =>
        value is not null && path.EndsWith("Date", StringComparison.Ordinal) && RegisterDate.TryParse(value, out var date) ? show.Date(date)
        : path.EndsWith("generalStatusCategory", StringComparison.Ordinal) ? show.Value("status", value)
        : value;
}
