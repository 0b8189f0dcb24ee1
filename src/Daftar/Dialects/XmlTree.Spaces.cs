using System.Text;

namespace Daftar.Dialects;

/// <summary>The namespaces elements were written in, looked up only for what nobody read: readers go by local names.</summary>
public sealed partial class XmlTree
{
    /// <summary>
    /// The first element at that path is written in the namespace of the element that holds it, or in one of the standards; an extension of the office is not. False where it cannot be told.
    /// </summary>
    internal bool IsOfTheStandard(string path, IReadOnlyList<(string Prefix, string Namespace)> around)
    {
        var last = path[(path.LastIndexOf('/') + 1)..];
        for (var i = 1; i < _count; i++)
        {
            if (_nodes[i].Kind == Kind.Element && _nodes[i].Name == last && PathOf(i) == path)
            {
                return PrefixOf(i) is { } prefix && (prefix == PrefixOf(_nodes[i].Parent) || IsOfWipo(prefix, around)) && !Declares(i);
            }
        }
        return false;
    }

    private string? PrefixOf(int element)
    {
        ref var node = ref _nodes[element];
        if (node.Length == 0 || _bytes.Length == 0)
        {
            return null;
        }
        var written = _bytes.AsSpan(node.Start + 1, node.Length);
        return written.IndexOf((byte)':') is > 0 and var colon ? Encoding.UTF8.GetString(written[..colon]) : "";
    }

    private static bool IsOfWipo(string prefix, IReadOnlyList<(string Prefix, string Namespace)> around)
    {
        for (var i = around.Count - 1; i >= 0; i--)
        {
            if (around[i].Prefix == prefix)
            {
                return around[i].Namespace.Contains("wipo.int", StringComparison.OrdinalIgnoreCase);
            }
        }
        return false;
    }

    /// <summary>It declares a namespace of its own.</summary>
    private bool Declares(int element)
    {
        var tag = _bytes.AsSpan(_nodes[element].Start);
        var end = tag.IndexOf((byte)'>');
        return end > 0 && tag[..end].IndexOf("xmlns"u8) >= 0;
    }
}
