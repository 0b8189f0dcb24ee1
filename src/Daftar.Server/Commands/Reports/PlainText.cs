using System.Text;

namespace Daftar.Server.Commands.Reports;

/// <summary>Text of hostile files for terminals and pages: what would steer either is shown as a sign of its own.</summary>
internal static class PlainText
{
    public static string Line(string text) => Clean(text, keepsLines: false);

    public static string Lines(string text) => Clean(text, keepsLines: true);

    /// <summary>Lines no wider than a width, broken at blanks where there are any.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        width = Math.Max(width, 20);
        for (text = Line(text).Trim(); text.Length > width;)
        {
            var at = text.LastIndexOf(' ', width);
            at = at < width / 2 ? width : at;
            if (char.IsHighSurrogate(text[at - 1]))
            {
                at--;
            }
            yield return text[..at].TrimEnd();
            text = text[at..].TrimStart();
        }
        yield return text;
    }

    private static string Clean(string text, bool keepsLines)
    {
        StringBuilder? clean = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            // Controls of terminals, and of the direction of writing, in which a value could hide.
            var shown = c is '\t' ? ' ' : c is '\n' ? (keepsLines ? '\n' : ' ') : char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' ? '\uFFFD' : c;
            if (shown != c)
            {
                clean ??= new StringBuilder(text);
                clean[i] = shown;
            }
        }
        return clean?.ToString() ?? text;
    }
}
