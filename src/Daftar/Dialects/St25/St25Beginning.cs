using System.Text;
using Daftar.Values;

namespace Daftar.Dialects.St25;

/// <summary>What the general items of a listing (110 to 170, before its sequences) tell before it is read. The standard is ASCII; what is more is taken as UTF-8.</summary>
internal static class St25Beginning
{
    /// <summary>Whether item 140 names an application and its office.</summary>
    public static bool NamesWithOffice(ReadOnlySpan<byte> listing) => St25Number.Of(First(Items(listing), 140), null) is not null;

    public static ListingSaid Said(ReadOnlySpan<byte> listing)
    {
        var items = Items(listing);
        List<ListingSaid.Earlier> priorities = [];
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Number == 150 && Earlier(items[i].Text, i + 1 < items.Count && items[i + 1].Number == 151 ? items[i + 1].Text : null) is { } earlier)
            {
                priorities.Add(earlier);
            }
        }
        return new ListingSaid(Known(First(items, 130)), priorities, First(items, 140) is { } number ? Earlier(number, First(items, 141)) : null, Known(First(items, 120))?.Replace('\n', ' '),
            [.. items.Where(static item => item.Number == 110).SelectMany(static item => item.Text.Split('\n')).Where(static line => line.Length > 0)]);
    }

    private static ListingSaid.Earlier? Earlier(string written, string? date)
    {
        RegisterDate? day = date is not null && RegisterDate.TryParse(St25Listing.Hyphens(date), out var read) ? read : null;
        return St25Number.Of(written, null) is { } number ? new ListingSaid.Earlier(number.Office, number.Written, day)
            : St25Number.Names(written) && day is not null ? new ListingSaid.Earlier(null, written.Trim(), day) : null;
    }

    /// <summary>A text with a letter or digit in it.</summary>
    private static string? Known(string? text) => text is not null && text.Any(char.IsLetterOrDigit) ? text : null;

    private static string? First(List<(int Number, string Text)> items, int number) => items.Find(item => item.Number == number) is { Text.Length: > 0 } found ? found.Text : null;

    private static List<(int Number, string Text)> Items(ReadOnlySpan<byte> listing)
    {
        List<(int Number, string Text)> items = [];
        foreach (var range in listing.Split((byte)'\n'))
        {
            var line = Encoding.UTF8.GetString(listing[range]).Trim().TrimStart('\uFEFF');
            if (St25Form.Item(line, out var number))
            {
                if (number is >= 210 and not 300)
                {
                    break;
                }
                items.Add((number, line[5..].Trim()));
            }
            else if (items.Count > 0 && line.Length > 0)
            {
                items[^1] = (items[^1].Number, items[^1].Text.Length == 0 ? line : items[^1].Text + "\n" + line);
            }
        }
        return items;
    }
}
