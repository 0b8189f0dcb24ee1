using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Daftar.Store;

/// <summary>Passwords of the private server: random, each in a file that only its owner reads.</summary>
internal static class Secret
{
    /// <summary>The password of a role, made of 32 random bytes at first use.</summary>
    public static string Of(ServerPlaces places, string role)
    {
        var path = Path.Combine(places.Secrets, role);
        return File.Exists(path) ? Read(path) : Make(path);
    }

    private static string Make(string path)
    {
        var made = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var unfinished = path + ".new";
        File.Delete(unfinished);
        using (var file = new FileStream(unfinished, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Modes.PrivateFile }))
        {
            file.Write(Encoding.ASCII.GetBytes(made));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path);
        return made;
    }

    private static string Read(string path)
    {
        var mode = File.GetUnixFileMode(path);
        if ((mode & ~Modes.PrivateFile) != 0)
        {
            throw new StoreException($"{path} holds a password and can be read by others (mode {Convert.ToString((int)mode, 8)}). Shut it with: chmod 600 {path}");
        }

        return File.ReadAllText(path).Trim() is { Length: > 0 } text
            ? text
            : throw new StoreException($"{path} should hold a password and is empty. Put it back from a backup.");
    }
}
