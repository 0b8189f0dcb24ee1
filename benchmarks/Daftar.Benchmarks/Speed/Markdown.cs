using System.Text;

namespace Daftar.Benchmarks.Speed;

/// <summary>Writes what was measured into a page, between the marks that name the benchmark; everything else on the page stays.</summary>
internal static class Markdown
{
    public static void Put(string page, string benchmark, IEnumerable<string> lines)
    {
        var text = File.ReadAllText(page);
        var (begin, end) = ($"<!-- {benchmark} -->", $"<!-- end of {benchmark} -->");
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        if (from < 0 || to < from)
        {
            throw new InvalidDataException($"{page} has no place for the figures: expected the lines {begin} and {end}.");
        }
        File.WriteAllText(page, $"{text[..(from + begin.Length)]}\n{string.Join('\n', lines)}\n{text[to..]}", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
