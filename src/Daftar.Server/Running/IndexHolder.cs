using System.Globalization;
using System.Text.Json;

namespace Daftar.Server.Running;

/// <summary>Who holds the lock on the index folder, in a file beside it: for whoever waits for it. The lock alone decides; what the file says may be of one that was killed.</summary>
internal sealed record IndexHolder(string Verb, int Process, string? Address)
{
    private static string PathOf(string indexFolder) => Path.TrimEndingDirectorySeparator(indexFolder) + ".holder";

    /// <summary>The one to ask: it does not end by itself.</summary>
    public bool Serves => Verb is "serve" or "demo";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"`daftar {Verb}`, process {Process}{(Address is null ? "" : ", at " + Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal))}");

    public void Write(string indexFolder)
    {
        var path = PathOf(indexFolder);
        var temporary = path + ".new";
        File.WriteAllText(temporary, JsonSerializer.Serialize(this));
        File.Move(temporary, path, overwrite: true);
    }

    public static void Forget(string indexFolder) => File.Delete(PathOf(indexFolder));

    /// <summary>Null where nobody said, or who did is no more.</summary>
    public static IndexHolder? Read(string indexFolder)
    {
        try
        {
            return JsonSerializer.Deserialize<IndexHolder>(File.ReadAllText(PathOf(indexFolder))) is { } holder && Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{holder.Process}")) ? holder : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
