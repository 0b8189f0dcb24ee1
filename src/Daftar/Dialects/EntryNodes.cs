namespace Daftar.Dialects;

/// <summary>
/// The nodes of a record's tree that are of one entry, as ranges of their numbers: those in its own element, those that speak of it with a few others, and those that speak of all. A transaction
/// with thousands of entries is gone through once, and not for each.
/// </summary>
/// <param name="tree">Its nodes stand in the order of the document, so an element and all in it are one range.</param>
internal sealed class EntryNodes(XmlTree tree)
{
    private readonly Dictionary<int, List<(int From, int To)>> _around = [];
    private readonly List<(int From, int To)> _of = [];
    private int _own = -1;

    /// <summary>The nearest first; of a record with one entry all there are. The end of a range is no more of it.</summary>
    public List<(int From, int To)> Of(int own, EntryElements? entries)
    {
        if (_of.Count > 0 && _own == own)
        {
            return _of;
        }
        _own = own;
        _of.Clear();
        if (entries is null || own < 0)
        {
            _of.Add((0, tree.Nodes.Length));
            return _of;
        }
        _of.Add((own, EndOf(own)));
        var group = entries.GroupOf(own);
        if (group >= 0)
        {
            _of.AddRange(Around(group, entries));
        }
        _of.AddRange(Around(0, entries));
        return _of;
    }

    /// <summary>What stands in an element and in no entry or group inside it.</summary>
    private List<(int From, int To)> Around(int element, EntryElements entries)
    {
        if (_around.TryGetValue(element, out var known))
        {
            return known;
        }
        var ranges = _around[element] = [];
        var (from, end) = (element, EndOf(element));
        for (var at = element + 1; at < end;)
        {
            if (!entries.Begins(at))
            {
                at++;
                continue;
            }
            if (at > from)
            {
                ranges.Add((from, at));
            }
            at = from = EndOf(at);
        }
        if (end > from)
        {
            ranges.Add((from, end));
        }
        return ranges;
    }

    private int EndOf(int element)
    {
        for (var at = element; at >= 0; at = tree.At(at).Parent)
        {
            if (tree.At(at).NextSibling is >= 0 and var next)
            {
                return next;
            }
        }
        return tree.Nodes.Length;
    }
}
