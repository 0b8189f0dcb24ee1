using System.Text.RegularExpressions;

namespace Daftar.Tests.Dialects;

/// <summary>A text or attribute of an XML document: where it stands in the elements, and where in the characters.</summary>
internal readonly record struct Leaf(string Path, int Start, int Length)
{
    /// <summary>The document with something else there.</summary>
    public string Put(string document, string value) => string.Concat(document.AsSpan(0, Start), value, document.AsSpan(Start + Length));
}

/// <summary>Every text and attribute of a document that is not blank, by paths of local names; what XML itself says (namespaces, schemas) is none.</summary>
internal static partial class Leaves
{
    public static List<Leaf> Of(string document)
    {
        var leaves = new List<Leaf>();
        var open = new List<string>();
        var at = 0;
        foreach (Match mark in Mark().Matches(document))
        {
            Text(at, mark.Index);
            at = mark.Index + mark.Length;
            if (mark.Groups["end"].Success)
            {
                open.RemoveRange(Math.Max(0, open.Count - 1), Math.Min(1, open.Count));
            }
            else if (mark.Groups["begin"].Success)
            {
                var name = Local(mark.Groups["begin"].Value);
                foreach (Match attribute in Attribute().Matches(mark.Value))
                {
                    var written = attribute.Groups["name"].Value;
                    var value = attribute.Groups["value"];
                    if (value.Value.Trim().Length > 0 && !written.StartsWith("xmlns", StringComparison.Ordinal) && !written.StartsWith("xsi:", StringComparison.Ordinal) && !written.StartsWith("xml:", StringComparison.Ordinal))
                    {
                        leaves.Add(new Leaf(string.Join('/', [.. open, name, "@" + Local(written)]), mark.Index + value.Index, value.Length));
                    }
                }
                if (!mark.Value.EndsWith("/>", StringComparison.Ordinal))
                {
                    open.Add(name);
                }
            }
        }
        return leaves;

        void Text(int from, int to)
        {
            var text = document.AsSpan(from, to - from);
            if (open.Count > 0 && !text.IsWhiteSpace())
            {
                from += text.Length - text.TrimStart().Length;
                leaves.Add(new Leaf(string.Join('/', open), from, text.Trim().Length));
            }
        }
    }

    private static string Local(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    [GeneratedRegex("<!--.*?-->|<!\\[CDATA\\[.*?\\]\\]>|<\\?.*?\\?>|<!DOCTYPE[^\\[>]*(\\[.*?\\]\\s*)?>|</(?<end>[^\\s>]+)\\s*>|<(?<begin>[^\\s/>!?]+)(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Mark();

    [GeneratedRegex("(?<=\\s)(?<name>[^\\s=\"'<>]+)\\s*=\\s*(?:\"(?<value>[^\"]*)\"|'(?<value>[^']*)')", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Attribute();
}
