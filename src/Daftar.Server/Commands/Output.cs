using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Daftar.Server.Commands;

/// <summary>
/// Where a command's answers go: lines for people, or one JSON document for scripts (<c>--json</c>), or nothing but errors (<c>--quiet</c>).
/// </summary>
internal sealed class Output(TextWriter output, TextWriter error, bool json, bool quiet) : IProgress<string>
{
    private static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly JsonSerializerOptions OneLine = new(Style) { WriteIndented = false };

    /// <summary>The lines of <see cref="Say"/> are wanted: neither <c>--json</c> nor <c>--quiet</c>.</summary>
    public bool ForPeople => !json && !quiet;

    /// <summary>Someone watches: lines may be overwritten to show progress.</summary>
    public bool Watched => ForPeople && ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;

    /// <summary>A line for people; scripts do not get it.</summary>
    public void Say(string line)
    {
        if (ForPeople)
        {
            output.WriteLine(TerminalText.Of(line));
        }
    }

    /// <summary>Lines for people, such as <see cref="AccountLines"/> makes them.</summary>
    public void Lines(IEnumerable<string> lines)
    {
        foreach (var line in ForPeople ? lines : [])
        {
            Say(line);
        }
    }

    /// <summary>What a part of the library is doing, for people: <see cref="Say"/>.</summary>
    public void Report(string value) => Say(value);

    /// <summary>Overwrites the line that shows how far the work is; does nothing unless <see cref="Watched"/>.</summary>
    public void Progress(string line)
    {
        if (Watched)
        {
            output.Write($"\r\u001b[2K{TerminalText.Of(line)}");
        }
    }

    /// <summary>Scripts get a JSON document.</summary>
    public bool ForScripts => json;

    /// <summary>How wide lines for people may be: of the terminal, else as <c>COLUMNS</c> says, else a hundred.</summary>
    public int Width => Watched ? Math.Max(Console.WindowWidth, 40) : int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), System.Globalization.CultureInfo.InvariantCulture, out var columns) && columns >= 40 ? columns : 100;

    /// <summary>A piece of a JSON document too long to be held, for scripts: exactly this text.</summary>
    public void Piece(string text)
    {
        if (json)
        {
            output.Write(text);
        }
    }

    /// <summary>An object on one line, in the style of <see cref="Answer"/>.</summary>
    public static string Json(object document) => JsonSerializer.Serialize(document, OneLine);

    /// <summary>The command's answer: <paramref name="document"/> for scripts, <paramref name="lines"/> for people.</summary>
    public void Answer(object document, params IEnumerable<string> lines)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(document, Style));
            return;
        }

        Lines(lines);
    }

    /// <summary>A line on standard error, whatever was asked for.</summary>
    public void Complain(string line) => error.WriteLine($"daftar: {TerminalText.Of(line)}");
}
