using System.Buffers;
using System.Text;

namespace Daftar.Dialects;

/// <summary>
/// Running text (descriptions, claims, abstracts, names broken over lines) as one reads it: paragraphs, list items, rows on lines of their own,
/// blanks and breaks of the layout run together, cells apart by a bar, raised figures marked (10^5), fractions and roots of MathML written in line.
/// </summary>
internal static class FlowText
{
    /// <summary>All text under the node; everything there counts as read.</summary>
    public static string Of(XmlTree tree, int index)
    {
        var writer = new Writer();
        Children(tree, index, writer);
        return writer.Done();
    }

    private static void Children(XmlTree tree, int index, Writer to)
    {
        tree.At(index).Passed = true;
        for (var child = tree.At(index).FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            ref var node = ref tree.At(child);
            node.Passed = true;
            switch (node.Kind)
            {
                case XmlTree.Kind.Text:
                    to.Text(tree.ValueOf(ref node));
                    break;
                case XmlTree.Kind.Element:
                    Element(tree, child, node.Name, to);
                    break;
            }
        }
    }

    private static void Element(XmlTree tree, int index, string name, Writer to)
    {
        switch (name)
        {
            case "br" or "Br":
                to.Line();
                break;
            case "Image" or "ExternalDocument" or "PageImage" or "DocumentURI":
                // ST.96 writes names and sizes of files as elements inside running text; readers take them apart.
                break;
            case "BoundaryData":
                // USPTO: headings, page and line numbers of the scanned sheet.
                Skip(tree, index);
                break;
            case "pre" or "Pre":
                to.Line();
                to.Verbatim(() => Children(tree, index, to));
                to.Line();
                break;
            case "entry" or "Entry" or "td" or "th" or "mtd":
                to.Cell();
                Children(tree, index, to);
                break;
            case "sup" or "Sup" or "Sup2" or "SP":
                to.Raise();
                Children(tree, index, to);
                break;
            case "mfrac":
                Between(tree, index, to, "(", ")/(", ")");
                break;
            case "msup" or "mover":
                Between(tree, index, to, "", "^", "");
                break;
            case "msub" or "munder":
                Between(tree, index, to, "", "_", "");
                break;
            case "msubsup" or "munderover":
                Between(tree, index, to, "", "_", "", "^");
                break;
            case "msqrt":
                to.Sign("√(");
                Children(tree, index, to);
                to.Sign(")");
                break;
            case "mroot":
                Between(tree, index, to, "root(", ", ", ")");
                break;
            case "mfenced":
                Between(tree, index, to, Attribute(tree, index, "open") ?? "(", Attribute(tree, index, "separators") ?? ",", Attribute(tree, index, "close") ?? ")");
                break;
            case "mspace":
                Children(tree, index, to); // its attributes are widths, and count as read
                to.Text(" ");
                break;
            default:
                var block = Blocks.Contains(name);
                if (block)
                {
                    to.Line();
                }
                Children(tree, index, to);
                if (block)
                {
                    to.Line();
                }
                break;
        }
    }

    private static void Skip(XmlTree tree, int index)
    {
        tree.At(index).Passed = true;
        for (var child = tree.At(index).FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            Skip(tree, child);
        }
    }

    /// <summary>Child elements with a sign before, between and behind them.</summary>
    private static void Between(XmlTree tree, int index, Writer to, string before, string between, string behind, string? second = null)
    {
        to.Sign(before);
        var place = 0;
        for (var child = tree.At(index).FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            ref var node = ref tree.At(child);
            node.Passed = true;
            if (node.Kind == XmlTree.Kind.Element)
            {
                if (place > 0)
                {
                    to.Sign(place > 1 && second is not null ? second : between);
                }
                Element(tree, child, node.Name, to);
                place++;
            }
        }
        to.Sign(behind);
    }

    private static string? Attribute(XmlTree tree, int index, string name)
    {
        for (var child = tree.At(index).FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            ref var node = ref tree.At(child);
            if (node.Kind == XmlTree.Kind.Attribute && node.Name == name)
            {
                return tree.ValueOf(ref node);
            }
        }
        return null;
    }

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "p", "P", "li", "ul", "ol", "LI", "UL", "OL", "sl", "claim-text", "ClaimText", "heading", "Heading", "row", "Row", "tr", "table", "Table", "tables", "maths", "chemistry", "figure",
        "dl", "dt", "dd", "DL", "DT", "DD", "paragraph", "Paragraphs", "abstract", "mtr", "title",
        // USPTO red book 2
        "PARA", "H", "CLMSTEP", "TABLE-US", "CHEM-US",
    };

    /// <summary>The buffer of this thread's last text: large texts come one after the other.</summary>
    [ThreadStatic]
    private static StringBuilder? Spare;

    private sealed class Writer
    {
        private readonly StringBuilder _text = Taken();
        private bool _blank;
        private bool _verbatim;
        private bool _raised;

        private static StringBuilder Taken()
        {
            var spare = Spare ?? new StringBuilder(1 << 14);
            Spare = null;
            return spare;
        }

        public void Text(string? value)
        {
            var rest = value.AsSpan();
            if (_verbatim)
            {
                _text.Append(rest);
                return;
            }
            while (rest.Length > 0)
            {
                // Whole words at once: descriptions run to megabytes.
                var run = rest.IndexOfAny(Stops);
                if (run != 0)
                {
                    var word = run < 0 ? rest : rest[..run];
                    Blank();
                    if (_raised && (char.IsAsciiDigit(word[0]) || word[0] is '-' or '−'))
                    {
                        _text.Append('^');
                    }
                    _raised = false;
                    _text.Append(word);
                    if (run < 0)
                    {
                        return;
                    }
                }
                _blank |= rest[run] <= ' ';
                rest = rest[(run + 1)..];
            }
        }

        /// <summary>
        /// Blanks of the layout, and what is left out: MathML's invisible operators ("applied to", "times"), and the blanks Mathematica has in
        /// private use.
        /// </summary>
        private static readonly SearchValues<char> Stops = SearchValues.Create(" \t\r\n\u2061\u2062\u2063\u2064\ue89e\ue8a0");

        public void Sign(string sign)
        {
            if (sign.Length > 0)
            {
                Blank();
                _text.Append(sign);
            }
        }

        public void Line()
        {
            _blank = false;
            if (!_verbatim)
            {
                // Behind the bar of an empty cell.
                while (_text.Length > 0 && _text[^1] == ' ')
                {
                    _text.Length--;
                }
            }
            if (_text.Length > 0 && _text[^1] != '\n')
            {
                _text.Append('\n');
            }
        }

        public void Cell()
        {
            _blank = false;
            if (_text.Length > 0 && _text[^1] != '\n')
            {
                _text.Append(_text[^1] == ' ' ? "| " : " | ");
            }
        }

        /// <summary>A raised figure behind a figure is a power: 10^5, not 105. A raised letter is a note.</summary>
        public void Raise() => _raised = !_blank && _text.Length > 0 && char.IsAsciiDigit(_text[^1]);

        public void Verbatim(Action write)
        {
            _verbatim = true;
            write();
            _verbatim = false;
        }

        private void Blank()
        {
            if (_blank && _text.Length > 0 && _text[^1] != '\n')
            {
                _text.Append(' ');
            }
            _blank = false;
        }

        public string Done()
        {
            var from = 0;
            var to = _text.Length;
            while (to > from && char.IsWhiteSpace(_text[to - 1]))
            {
                to--;
            }
            while (from < to && char.IsWhiteSpace(_text[from]))
            {
                from++;
            }
            var text = _text.ToString(from, to - from);
            _text.Clear();
            Spare = _text.Capacity <= 1 << 22 ? _text : null;
            return text;
        }
    }
}
