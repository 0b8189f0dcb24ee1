namespace Daftar.Search;

/// <summary>The values of one field in all segments of a snapshot, each once, in the order of their keys: so that counts of segments can be added by number.</summary>
internal sealed class JoinedValues
{
    private readonly List<(Column Column, int Ordinal)> values = [];
    private readonly List<(Column Column, int Ordinal)> displays = [];
    private readonly Dictionary<Column, int[]> numbers = new(ReferenceEqualityComparer.Instance);

    private JoinedValues()
    {
    }

    public int Count => values.Count;

    /// <summary>Numbers here of the values of one segment's column.</summary>
    public int[] NumbersOf(Column column) => numbers[column];

    public ReadOnlySpan<byte> Key(int number) => values[number].Column.Key(values[number].Ordinal);

    /// <summary>The value as written, of several ways the first in the order of <see cref="DisplayOrder"/>.</summary>
    public string Display(int number) => displays[number].Column.DisplayText(displays[number].Ordinal);

    public static JoinedValues Of(IReadOnlyList<Column> columns)
    {
        var joined = new JoinedValues();
        var queue = new PriorityQueue<int, (Column Column, int At)>(Comparer<(Column Column, int At)>.Create((a, b) => a.Column.Key(a.At).SequenceCompareTo(b.Column.Key(b.At))));
        for (var column = 0; column < columns.Count; column++)
        {
            joined.numbers[columns[column]] = new int[columns[column].Distinct];
            if (columns[column].Distinct > 0)
            {
                queue.Enqueue(column, (columns[column], 0));
            }
        }

        while (queue.TryDequeue(out var which, out var least))
        {
            var isSame = joined.Count > 0 && joined.Key(joined.Count - 1).SequenceEqual(least.Column.Key(least.At));
            if (!isSame)
            {
                joined.values.Add(least);
                joined.displays.Add(least);
            }
            else if (DisplayOrder.IsBefore(least.Column.Display(least.At), joined.displays[^1].Column.Display(joined.displays[^1].Ordinal)))
            {
                joined.displays[^1] = least;
            }

            joined.numbers[least.Column][least.At] = joined.Count - 1;
            if (least.At + 1 < least.Column.Distinct)
            {
                queue.Enqueue(which, (least.Column, least.At + 1));
            }
        }

        return joined;
    }
}
