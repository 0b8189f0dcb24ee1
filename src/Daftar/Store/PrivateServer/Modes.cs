namespace Daftar.Store;

/// <summary>The file modes of the private server, each for one purpose.</summary>
internal static class Modes
{
    /// <summary>0700: what its owner alone may enter.</summary>
    public const UnixFileMode PrivateFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>0600: secrets.</summary>
    public const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>0750: made by root, entered by the server's user through its group.</summary>
    public const UnixFileMode GroupFolder = PrivateFolder | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;

    /// <summary>0640: written by root, read by the server's user through its group.</summary>
    public const UnixFileMode GroupFile = PrivateFile | UnixFileMode.GroupRead;

    /// <summary>0755: programs and the folders that lead to them.</summary>
    public const UnixFileMode ReadableFolder = GroupFolder | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>0644: libraries and data of programs.</summary>
    public const UnixFileMode ReadableFile = GroupFile | UnixFileMode.OtherRead;
}
