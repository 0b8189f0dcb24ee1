using System.Text;

namespace Daftar.Dialects;

/// <summary>The namespaces elements were written in, looked up only for what nobody read: readers go by local names.</summary>
public sealed partial class XmlTree
{
    /// <summary>
    /// The first element at that path is in the namespace of the record, in one of WIPO, or in none inside what is in none; an extension of the office has one of its own, with a
    /// prefix or as the default. False where it cannot be told.
    /// </summary>
    internal bool IsOfTheStandard(string path, IReadOnlyList<(string Prefix, string Namespace)> around)
    {
        var last = path[(path.LastIndexOf('/') + 1)..];
        for (var i = 1; i < _count; i++)
        {
            if (StandsAt(i, last, path))
            {
                return SpaceOf(i, around) is { } space && (space == SpaceOf(0, around) || IsOfWipo(space) || (space.Length == 0 && SpaceOf(_nodes[i].Parent, around) is { Length: 0 }));
            }
        }
        return false;
    }

    /// <summary>It is an element of that name at that path: told step by step, for of a long record thousands are asked.</summary>
    internal bool StandsAt(int element, string last, string path)
    {
        if (_nodes[element].Kind != Kind.Element || _nodes[element].Name != last)
        {
            return false;
        }
        // One that was cut short.
        if (path.Contains('…', StringComparison.Ordinal))
        {
            return PathOf(element) == path;
        }
        var left = path.AsSpan();
        for (var at = element; at > 0; at = _nodes[at].Parent)
        {
            var name = _nodes[at].Name.AsSpan();
            if (!left.EndsWith(name, StringComparison.Ordinal))
            {
                return false;
            }
            left = left[..^name.Length];
            if (left.IsEmpty)
            {
                return _nodes[at].Parent == 0;
            }
            if (left[^1] != '/')
            {
                return false;
            }
            left = left[..^1];
        }
        return false;
    }

    /// <summary>More than one element stands at that path.</summary>
    internal bool StandsTwice(string path)
    {
        var last = path[(path.LastIndexOf('/') + 1)..];
        var found = false;
        for (var i = 1; i < _count; i++)
        {
            if (StandsAt(i, last, path))
            {
                if (found)
                {
                    return true;
                }
                found = true;
            }
        }
        return false;
    }

    /// <summary>The first element of that name outside another, of those in what holds both; -1 where there is none.</summary>
    internal int FirstNamed(string name, int outside, int within)
    {
        for (var i = Math.Max(1, within); i < _count; i++)
        {
            if (_nodes[i].Kind == Kind.Element && _nodes[i].Name == name && !IsWithin(i, outside) && (within < 0 || IsWithin(i, within)))
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>Names of the elements right in the record's; none counts as read for it.</summary>
    internal List<string> NamesInRecord()
    {
        List<string> names = [];
        for (var child = _nodes[0].FirstChild; child >= 0; child = _nodes[child].NextSibling)
        {
            if (_nodes[child].Kind == Kind.Element)
            {
                names.Add(_nodes[child].Name);
            }
        }
        return names;
    }

    /// <summary>Neither text nor element stands in it.</summary>
    internal bool IsEmpty(int element)
    {
        for (var child = _nodes[element].FirstChild; child >= 0; child = _nodes[child].NextSibling)
        {
            if (_nodes[child].Kind == Kind.Element || (_nodes[child].Kind == Kind.Text && ValueOf(ref _nodes[child]).Trim().Length > 0))
            {
                return false;
            }
        }
        return true;
    }

    internal bool HasWithin(string name, int element)
    {
        for (var i = element + 1; i < _count; i++)
        {
            if (_nodes[i].Kind == Kind.Element && _nodes[i].Name == name && IsWithin(i, element))
            {
                return true;
            }
        }
        return false;
    }

    private bool IsWithin(int node, int element)
    {
        while (node >= 0 && node != element)
        {
            node = _nodes[node].Parent;
        }
        return node >= 0;
    }

    /// <summary>The innermost element that is there of those the path leads through, of several the one that speaks of this entry; -1 where not even the first is.</summary>
    /// <param name="path">A place in the record.</param>
    /// <param name="own">The element of the entry where the record speaks of several; else -1.</param>
    /// <param name="steps">How many elements of the path are there.</param>
    internal int Along(string path, int own, out int steps)
    {
        var at = 0;
        steps = 0;
        foreach (var step in path.Split('/'))
        {
            var next = -1;
            // Of thousands of entries beside each other none but this one is looked at.
            var around = own;
            while (around >= 0 && _nodes[around].Parent != at)
            {
                around = _nodes[around].Parent;
            }
            if (around >= 0 && _nodes[around].Name == step)
            {
                next = around;
            }
            for (var child = _nodes[at].FirstChild; next < 0 && child >= 0; child = _nodes[child].NextSibling)
            {
                if (_nodes[child].Kind == Kind.Element && _nodes[child].Name == step)
                {
                    next = child;
                }
            }
            if (next < 0)
            {
                break;
            }
            at = next;
            steps++;
        }
        return steps == 0 ? -1 : at;
    }

    private static bool IsOfWipo(string space) => space.Contains("wipo.int", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of its namespace; its prefix where nobody declares that, null where the record was not read from its bytes.</summary>
    private string? SpaceOf(int element, IReadOnlyList<(string Prefix, string Namespace)> around)
    {
        if (_nodes[element].Length == 0 || _bytes.Length == 0)
        {
            return null;
        }
        var written = _bytes.AsSpan(_nodes[element].Start + 1, _nodes[element].Length);
        var prefix = written.IndexOf((byte)':') is > 0 and var colon ? Encoding.UTF8.GetString(written[..colon]) : "";
        for (var at = element; at >= 0; at = _nodes[at].Parent)
        {
            if (DeclaredAt(at, prefix) is { } declared)
            {
                return declared;
            }
        }
        for (var i = around.Count - 1; i >= 0; i--)
        {
            if (around[i].Prefix == prefix)
            {
                return around[i].Namespace;
            }
        }
        return prefix.Length == 0 ? "" : prefix + ":";
    }

    /// <summary>What the tag of the element declares for that prefix.</summary>
    private string? DeclaredAt(int element, string prefix)
    {
        if (_nodes[element].Length == 0)
        {
            return null;
        }
        var rest = _bytes.AsSpan(_nodes[element].Start + 1 + _nodes[element].Length);
        while (rest.TrimStart(" \t\r\n"u8) is { Length: > 0 } attribute && attribute[0] is not ((byte)'>' or (byte)'/') && attribute.IndexOf((byte)'=') is > 0 and var equals)
        {
            var value = attribute[(equals + 1)..].TrimStart(" \t\r\n"u8);
            if (value.IsEmpty || value[1..].IndexOf(value[0]) is not (>= 0 and var length))
            {
                return null;
            }
            var name = Encoding.UTF8.GetString(attribute[..equals].TrimEnd(" \t\r\n"u8));
            if (name == (prefix.Length == 0 ? "xmlns" : "xmlns:" + prefix))
            {
                return Encoding.UTF8.GetString(value.Slice(1, length));
            }
            rest = value[(length + 2)..];
        }
        return null;
    }
}
