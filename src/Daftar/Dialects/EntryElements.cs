namespace Daftar.Dialects;

/// <summary>
/// The elements of the entries one record's document speaks of, each the own one of its entry in turn: what stands in those of the others is not of it. Some of them may stand in an element
/// that speaks of all of those alone, as designs in their application: that is of none that stands elsewhere. A transaction may hold an office's whole register, so nothing that is done for
/// one entry grows with their number.
/// </summary>
internal sealed class EntryElements
{
    private readonly XmlTree _tree;
    private readonly Dictionary<int, int> _all = [];
    private readonly Dictionary<int, List<int>> _shared = [];
    private readonly HashSet<int> _groups;
    private int _own = -1, _group = -1;

    /// <param name="tree">The document.</param>
    /// <param name="owns">The element of each entry; less than none for what speaks of the whole document.</param>
    /// <param name="groups">Elements that speak of several entries, those inside, and of no other.</param>
    public EntryElements(XmlTree tree, IEnumerable<int> owns, IEnumerable<int> groups)
    {
        _tree = tree;
        _groups = [.. groups];
        var place = 0;
        foreach (var own in owns)
        {
            if (own >= 0)
            {
                _all.TryAdd(own, place);
            }
            place++;
        }
        foreach (var entry in _all.Keys.Concat(_groups))
        {
            _shared.TryAdd(tree.At(entry).Parent, []);
        }
        foreach (var (parent, children) in _shared)
        {
            for (var child = parent < 0 ? -1 : tree.At(parent).FirstChild; child >= 0; child = tree.At(child).NextSibling)
            {
                if (!Begins(child))
                {
                    children.Add(child);
                }
            }
        }
    }

    /// <summary>The element of the entry that is looked at.</summary>
    public int Own
    {
        get => _own;
        set => (_own, _group) = (value, GroupOf(value));
    }

    /// <summary>The place of an entry among all, by its element; less than none for an element that is none.</summary>
    public int PlaceOf(int node) => _all.TryGetValue(node, out var place) ? place : -1;

    /// <summary>It is the element of another entry.</summary>
    public bool IsApart(int node) => node != _own && node != _group && Begins(node);

    /// <summary>It stands in the element of another entry.</summary>
    public bool IsInApart(int node, int own)
    {
        var group = own == _own ? _group : GroupOf(own);
        for (var at = node; at >= 0; at = _tree.At(at).Parent)
        {
            if (at != own && at != group && Begins(at))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The element of one entry, or of several.</summary>
    public bool Begins(int node) => _all.ContainsKey(node) || _groups.Contains(node);

    /// <summary>The element that speaks of this entry and a few others alone; less than none where there is none.</summary>
    public int GroupOf(int own)
    {
        var at = _groups.Count == 0 ? -1 : own;
        for (; at >= 0 && !_groups.Contains(at); at = _tree.At(at).Parent)
        {
        }
        return at;
    }

    /// <summary>Children of an element in their order, less the elements of other entries.</summary>
    public static Enumerator ChildrenOf(XmlTree tree, int parent, EntryElements? entries) =>
        entries is not null && entries._shared.TryGetValue(parent, out var shared) ? new Enumerator(tree, shared, entries.IsChild(entries._own, parent) ? entries._own : entries.IsChild(entries._group, parent) ? entries._group : -1)
        : new Enumerator(tree, tree.At(parent).FirstChild);

    private bool IsChild(int element, int parent) => element >= 0 && _tree.At(element).Parent == parent;

    public struct Enumerator
    {
        private readonly XmlTree _tree;
        private readonly List<int>? _shared;
        private int _next, _own;

        internal Enumerator(XmlTree tree, int first) => (_tree, _shared, _next, _own, Current) = (tree, null, first, -1, -1);

        internal Enumerator(XmlTree tree, List<int> shared, int own) => (_tree, _shared, _next, _own, Current) = (tree, shared, 0, own, -1);

        public int Current { get; private set; }

        public bool MoveNext()
        {
            if (_shared is null)
            {
                if (_next < 0)
                {
                    return false;
                }
                Current = _next;
                _next = _tree.At(Current).NextSibling;
                return true;
            }
            if (_own >= 0 && (_next >= _shared.Count || _own < _shared[_next]))
            {
                (Current, _own) = (_own, -1);
                return true;
            }
            if (_next >= _shared.Count)
            {
                return false;
            }
            Current = _shared[_next++];
            return true;
        }
    }
}
