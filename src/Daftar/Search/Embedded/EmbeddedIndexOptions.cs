namespace Daftar.Search;

/// <summary>Sizes of the embedded index. The defaults fit a machine that also runs the database.</summary>
public sealed record EmbeddedIndexOptions
{
    /// <summary>Terms kept in memory before a segment is written even without a commit; each needs up to 36 bytes while it is written.</summary>
    public int BufferTerms { get; init; } = 4_000_000;

    /// <summary>Bytes of everything else in the buffer (stored bytes, distinct terms) before a segment is written.</summary>
    public long BufferBytes { get; init; } = 192L << 20;

    /// <summary>Segments of one size before they are merged into one.</summary>
    public int MergeFactor { get; init; } = 8;

    /// <summary>Segments are not merged beyond this size in bytes.</summary>
    public long LargestMerge { get; init; } = 16L << 30;

    /// <summary>Reads every file in the background after opening and compares it with its sums, at some gigabytes a second; until then each block is compared when it is touched first.</summary>
    public bool VerifyOnOpen { get; init; } = true;

    /// <summary>How often all files are read again to see whether the disk still has what was written.</summary>
    public TimeSpan VerifyEvery { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Merges run on a thread of their own; switched off in tests that want to say when.</summary>
    public bool MergeInBackground { get; init; } = true;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What operators are told it is.</summary>
    internal string Called { get; init; } = "search index";

    /// <summary>It is made beside another one that answers: what it does must not make searches slow.</summary>
    internal bool IsBeside { get; init; }

    /// <summary>Searches that look at so many documents do their segments beside each other.</summary>
    internal long BesideFrom { get; init; } = SearchRun.PaysFrom;

    /// <summary>Threads that may help with a search; null for those of idle processors.</summary>
    internal int? Helpers { get; init; }

    /// <summary>Of the documents of a segment a search remembers one in so many for their scores: <see cref="SeenDocuments"/>. 0: none, all lists are read again.</summary>
    internal int RemembersOneIn { get; init; } = 4;

    internal Action<string>? BeforeStep { get; init; }
}
