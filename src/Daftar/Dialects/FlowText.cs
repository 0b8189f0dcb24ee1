using System.Buffers;
using System.Collections.Frozen;

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
                    to.Text(tree.CharsOf(ref node));
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

    private static readonly FrozenSet<string> Blocks = new HashSet<string>(StringComparer.Ordinal)
    {
        "p", "P", "li", "ul", "ol", "LI", "UL", "OL", "sl", "claim-text", "ClaimText", "heading", "Heading", "row", "Row", "tr", "table", "Table", "tables", "maths", "chemistry", "figure",
        "dl", "dt", "dd", "DL", "DT", "DD", "paragraph", "Paragraphs", "abstract", "mtr", "title",
        // USPTO red book 2
        "PARA", "H", "CLMSTEP", "TABLE-US", "CHEM-US",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The buffer of this thread's last text: large texts come one after the other.</summary>
    [ThreadStatic]
    private static char[]? Spare;

    private sealed class Writer
    {
        private char[] _text = Taken();
        private int _length;
        private bool _blank;
        private bool _verbatim;
        private bool _raised;

        private static char[] Taken()
        {
            var spare = Spare ?? new char[1 << 14];
            Spare = null;
            return spare;
        }

        public void Text(ReadOnlySpan<char> value)
        {
            if (_verbatim)
            {
                Append(value);
                return;
            }
            var irregular = -1;
            for (var at = 0; at < value.Length;)
            {
                if (value[at] == ' ' || Irregular.Contains(value[at]))
                {
                    _blank |= value[at++] <= ' ';
                    continue;
                }
                if (irregular < at)
                {
                    var next = value[at..].IndexOfAny(Irregular);
                    irregular = next < 0 ? value.Length : at + next;
                }
                // As much as stands as it is: words with one blank between them. Descriptions run to megabytes.
                var words = value[at..irregular];
                var blanks = words.IndexOf("  ");
                words = (blanks < 0 ? words : words[..blanks]).TrimEnd(' ');
                Blank();
                if (_raised && (char.IsAsciiDigit(words[0]) || words[0] is '-' or '−'))
                {
                    Append("^");
                }
                _raised = false;
                Append(words);
                at += words.Length;
            }
        }

        /// <summary>
        /// Blanks of the layout other than one between words, and what is left out: MathML's invisible operators ("applied to", "times"), and the blanks Mathematica has in
        /// private use.
        /// </summary>
        private static readonly SearchValues<char> Irregular = SearchValues.Create("\t\r\n\u2061\u2062\u2063\u2064\ue89e\ue8a0");

        private void Append(ReadOnlySpan<char> text)
        {
            if (_length + text.Length > _text.Length)
            {
                Array.Resize(ref _text, Math.Max(_length + text.Length, _text.Length * 2));
            }
            text.CopyTo(_text.AsSpan(_length));
            _length += text.Length;
        }

        private bool IsAtLineStart => _length == 0 || _text[_length - 1] == '\n';

        public void Sign(string sign)
        {
            if (sign.Length > 0)
            {
                Blank();
                Append(sign);
            }
        }

        public void Line()
        {
            _blank = false;
            if (!_verbatim)
            {
                // Behind the bar of an empty cell.
                while (_length > 0 && _text[_length - 1] == ' ')
                {
                    _length--;
                }
            }
            if (!IsAtLineStart)
            {
                Append("\n");
            }
        }

        public void Cell()
        {
            _blank = false;
            if (!IsAtLineStart)
            {
                Append(_text[_length - 1] == ' ' ? "| " : " | ");
            }
        }

        /// <summary>A raised figure behind a figure is a power: 10^5, not 105. A raised letter is a note.</summary>
        public void Raise() => _raised = !_blank && _length > 0 && char.IsAsciiDigit(_text[_length - 1]);

        public void Verbatim(Action write)
        {
            _verbatim = true;
            write();
            _verbatim = false;
        }

        private void Blank()
        {
            if (_blank && !IsAtLineStart)
            {
                Append(" ");
            }
            _blank = false;
        }

        public string Done()
        {
            var text = new string(_text.AsSpan(0, _length).Trim());
            Spare = _text.Length <= 1 << 22 ? _text : null;
            return text;
        }
    }
}
