using Microsoft.AspNetCore.Html;

namespace Daftar.Server.Portal;

/// <summary>Whether a page shows Han characters or kana, whose fonts are large.</summary>
internal static class Han
{
    public static bool IsIn(IHtmlContent content)
    {
        using var text = new Watcher();
        content.WriteTo(text, System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        return text.Found;
    }

    private static bool Is(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uD840' and <= '\uD888');

    /// <summary>Keeps nothing of what is written but the answer.</summary>
    private sealed class Watcher : StringWriter
    {
        public Watcher()
            : base(System.Globalization.CultureInfo.InvariantCulture)
        {
        }

        public bool Found { get; private set; }

        public override void Write(char value) => Found |= Is(value);

        public override void Write(char[] buffer, int index, int count) => Look(buffer.AsSpan(index, count));

        public override void Write(ReadOnlySpan<char> buffer) => Look(buffer);

        public override void Write(string? value) => Look(value);

        private void Look(ReadOnlySpan<char> text)
        {
            foreach (var c in Found ? [] : text)
            {
                if (c >= '\u3040' && Is(c))
                {
                    Found = true;
                    return;
                }
            }
        }
    }
}
