using System.Buffers;

namespace Daftar.Server.Commands;

/// <summary>
/// Text that names what an office sent (names of files, values of records), safe for a terminal: what would move the cursor, colour, hide or turn around the
/// lines of somebody who only wanted to read them is shown as a mark of its place.
/// </summary>
internal static class TerminalText
{
    /// <summary>C0 without tab and line break, DEL, C1, and the signs that turn or isolate the direction of writing (Unicode TR 9).</summary>
    private static readonly SearchValues<char> Commands = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0xA0).Where(code => code is < 0x20 and not ('\t' or '\n') or >= 0x7F).Select(code => (char)code),
        '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069',
    ]);

    public static string Of(string text) => text.AsSpan().ContainsAny(Commands)
        ? string.Create(text.Length, text, static (safe, from) =>
        {
            for (var i = 0; i < safe.Length; i++)
            {
                safe[i] = Commands.Contains(from[i]) ? '\uFFFD' : from[i];
            }
        })
        : text;
}
