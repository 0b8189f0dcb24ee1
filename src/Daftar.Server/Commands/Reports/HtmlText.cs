using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Daftar.Server.Commands.Reports;

/// <summary>HTML being written: whatever is put into it with <see cref="Add"/> is escaped, but for what is HTML already.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();

    /// <summary>Markup as it stands in the code; values inside are escaped.</summary>
    public HtmlText Add([InterpolatedStringHandlerArgument("")] ref Handler markup) => this;

    public HtmlText Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public HtmlText Text(string text)
    {
        _text.Append(Escape(text));
        return this;
    }

    public static string Escape(string text) => WebUtility.HtmlEncode(PlainText.Lines(text));

    public override string ToString() => _text.ToString();

    [InterpolatedStringHandler]
    internal readonly ref struct Handler
    {
        private readonly StringBuilder _to;

        public Handler(int literalLength, int formattedCount, HtmlText to) => _to = to._text;

        public void AppendLiteral(string text) => _to.Append(text);

        public void AppendFormatted(string? value) => _to.Append(Escape(value ?? ""));

        /// <summary>With <c>:path</c> names of files and elements: parts that are written from the right stay in their places between the strokes.</summary>
        public void AppendFormatted(string? value, string format)
        {
            var parts = format == "path" && value is not null && value.Any(IsFromTheRight) ? value.Split('/') : null;
            _ = parts is null ? _to.Append(Escape(value ?? "")) : _to.AppendJoin('/', parts.Select(static part => $"<bdi>{Escape(part)}</bdi>"));
        }

        private static bool IsFromTheRight(char c) => c is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC';

        public void AppendFormatted(HtmlText value) => _to.Append(value);

        public void AppendFormatted(long value) => _to.Append(value.ToString("N0", CultureInfo.InvariantCulture));

        public void AppendFormatted(double value) => _to.Append(value.ToString("0.##", CultureInfo.InvariantCulture));
    }
}
