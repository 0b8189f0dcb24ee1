namespace Daftar.Search;

/// <summary>How much of a search may be done on processors that would idle: segments beside each other, and of a large segment slices of its documents (decision 52).</summary>
/// <param name="PaysFrom">From so many documents on it pays.</param>
/// <param name="Most">Threads that may help; null for those of idle processors.</param>
internal sealed record Sharing(long PaysFrom, int? Most)
{
    /// <summary>More than there are helpers mostly, for slices are not equally full.</summary>
    private const int SlicesOfSegment = 4;

    public static Sharing None { get; } = new(long.MaxValue, 0);

    /// <summary>Slices of one segment; 1 where nobody would help or it is too little.</summary>
    /// <param name="documents">Looked at in all of them.</param>
    public int Slices(long documents) => documents >= PaysFrom && IdleCores.Helpers(Most) > 0 ? SlicesOfSegment : 1;

    /// <inheritdoc cref="IdleCores.Do"/>
    /// <param name="documents">Looked at in all of it.</param>
    public bool Do(int count, long documents, Action<int> work) => IdleCores.Do(count, documents >= PaysFrom, Most, work);
}
