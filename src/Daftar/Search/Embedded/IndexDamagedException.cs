namespace Daftar.Search;

/// <summary>A file of the index is not what was written.</summary>
internal sealed class IndexDamagedException(string file, string what, bool isWhole = true) : Exception($"The index file '{file}' is damaged: {what}.")
{
    /// <summary>The name of the file.</summary>
    public string File { get; } = file;

    /// <summary>True if nothing of the file can be used; false if one block of it is damaged, and what others say is right.</summary>
    public bool IsWhole { get; } = isWhole;
}
