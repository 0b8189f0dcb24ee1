using System.Text;

namespace Daftar.Demonstration;

/// <summary>Lines of an embedded word table; empty lines and lines that begin with # are left out.</summary>
internal static class WordFile
{
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(WordFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"{name} is not part of this build.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
