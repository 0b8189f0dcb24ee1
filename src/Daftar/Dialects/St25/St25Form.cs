using System.Globalization;
using System.Text;

namespace Daftar.Dialects.St25;

/// <summary>
/// A listing as a tree: the general items (110 to 170) under the listing, those of a sequence (210 to 400) under a <c>sequence</c>. Of item 400 the lines of symbols; the numbers
/// below and behind them count symbols and are left out.
/// </summary>
internal sealed class St25Form : RecordForm
{
    /// <summary>Name of the element for an item whose closing bracket is missing.</summary>
    public const string Broken = "broken-item";

    public static readonly St25Form Instance = new();

    /// <summary>Items the standard has: anything else in angle brackets is text.</summary>
    private static bool IsItem(int number) => number is 110 or 120 or 130 or 140 or 141 or 150 or 151 or 160 or 170 or (>= 210 and <= 213) or (>= 220 and <= 223) or (>= 300 and <= 313) or 400;

    public override void Load(XmlTree tree, ReadOnlySpan<byte> bytes, Encoding encoding, XmlLimits limits)
    {
        var text = encoding.GetString(bytes);
        tree.Begin(limits);
        tree.Open("listing", 1);
        var (item, line, itemLine, inSequence) = (0, 0, 1, false);
        var value = new StringBuilder();
        foreach (var range in text.AsSpan().EnumerateLines())
        {
            line++;
            var rest = range.Trim();
            if (Item(rest, out var number))
            {
                Put();
                (item, itemLine) = (number, line);
                if (rest[4] != '>' && !inSequence)
                {
                    tree.Open(Broken, line);
                    tree.Text(rest.ToString(), line);
                    tree.Close();
                }
                if (number == 210)
                {
                    if (inSequence)
                    {
                        tree.Close();
                    }
                    tree.Open("sequence", line);
                    inSequence = true;
                }
                rest = rest[5..].Trim();
            }
            if (item != 0 && rest.Length > 0)
            {
                value.Append(value.Length > 0 ? "\n" : "").Append(rest);
            }
        }
        Put();
        if (inSequence)
        {
            tree.Close();
        }
        tree.Close();

        void Put()
        {
            if (item != 0)
            {
                tree.Open(item.ToString(CultureInfo.InvariantCulture), itemLine);
                if (value.Length > 0)
                {
                    tree.Text(value.ToString(), itemLine);
                }
                tree.Close();
            }
            value.Clear();
        }
    }

    /// <summary>An item at the beginning of a line; its closing bracket may be missing.</summary>
    public static bool Item(ReadOnlySpan<char> line, out int number)
    {
        number = 0;
        return line.Length >= 5 && line[0] == '<' && (line[4] is '>' or ' ' or '\t') && int.TryParse(line[1..4], NumberStyles.None, CultureInfo.InvariantCulture, out number) && IsItem(number);
    }
}
