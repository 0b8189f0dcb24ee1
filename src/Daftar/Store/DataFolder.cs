namespace Daftar.Store;

/// <summary>Where Daftar keeps what it owns on this machine: its private PostgreSQL, index and files.</summary>
public static class DataFolder
{
    /// <summary>The environment variable that names another data folder (an absolute or relative path).</summary>
    public const string Variable = "DAFTAR_DATA";

    /// <summary>Where root keeps its data.</summary>
    internal const string OfRoot = "/var/lib/daftar";

    /// <summary>
    /// The data folder of this user: <c>DAFTAR_DATA</c> where set; as root <c>/var/lib/daftar</c>; else <c>$XDG_DATA_HOME/daftar</c>,
    /// by default <c>~/.local/share/daftar</c> (XDG Base Directory Specification 0.8: a relative XDG_DATA_HOME is ignored). Not created here.
    /// </summary>
    /// <exception cref="StoreException">There is neither of these: HOME is not set.</exception>
    public static string Find() => Find(Environment.GetEnvironmentVariable, Environment.IsPrivilegedProcess);

    internal static string Find(Func<string, string?> variable, bool root)
    {
        if (variable(Variable) is { Length: > 0 } given)
        {
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(given));
        }

        if (root)
        {
            return OfRoot;
        }

        if (variable("XDG_DATA_HOME") is { Length: > 0 } data && Path.IsPathRooted(data))
        {
            return Path.Combine(data, "daftar");
        }

        return variable("HOME") is { Length: > 0 } home
            ? Path.Combine(home, ".local", "share", "daftar")
            : throw new StoreException($"Daftar does not know where to keep its data: HOME is not set. Name a folder with {Variable}=/path/to/folder.");
    }
}
