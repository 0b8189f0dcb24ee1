using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// One line of a hit list: the bytes stored in the index with an entry, so that a page of hits needs no look-up in the register. Public data only.
/// </summary>
public sealed record HitCard
{
    public required Guid Id { get; init; }
    public required Right Right { get; init; }
    /// <summary>ST.3 code of the office whose register it is.</summary>
    public required string Office { get; init; }
    public string? Kind { get; init; }
    /// <summary>The number people know it by, as written: design, application, registration, grant, publication, in this order.</summary>
    public string? Number { get; init; }
    /// <summary>What <see cref="Number"/> numbers; null where several entries share it.</summary>
    public Numbers? NumberOf { get; init; }
    /// <summary>Title of an invention or design, words of a mark, name of an indication; null for a mark without words.</summary>
    public string? Title { get; init; }
    public string? TitleLanguage { get; init; }
    /// <summary>The English title where <see cref="Title"/> is in another language and the office gives one.</summary>
    public string? EnglishTitle { get; init; }
    /// <summary>How a mark is written or read otherwise: significant words, words in other languages, transliterations; the first few.</summary>
    public IReadOnlyList<string>? OtherNames { get; init; }
    /// <summary>First owner, else first applicant.</summary>
    public string? Owner { get; init; }
    public string? OwnerCountry { get; init; }
    /// <summary>Owners (or applicants) beside the first.</summary>
    public int OtherOwners { get; init; }
    public RegisterDate? Filed { get; init; }
    public RegisterDate? Registered { get; init; }
    public GeneralStatus Status { get; init; }
    public string? Reason { get; init; }
    /// <summary>SHA-256 of the picture that stands for the entry, lower-case hexadecimal.</summary>
    public string? Image { get; init; }
    /// <summary>Nice classes, IPC symbols, Locarno classes or product categories: the first few.</summary>
    public IReadOnlyList<string>? Classes { get; init; }
    /// <summary>Invented data, not a register.</summary>
    public bool Demonstration { get; init; }

    /// <summary>Which of the entry's states this is; null where the index has each entry as it is now.</summary>
    public StateCard? State { get; init; }

    /// <summary>Most classes kept on a card.</summary>
    public const int MostClasses = 8;

    /// <summary>Most other names kept on a card.</summary>
    public const int MostOtherNames = 4;

    /// <summary>Goes up when cards are written in another form or say something else of the same entry: every index is then made anew.</summary>
    internal const int Version = 3;

    public byte[] Bytes() => HitCardBytes.Of(this);

    /// <param name="entry">The entry it was found with.</param>
    /// <exception cref="InvalidDataException">The bytes are no card.</exception>
    public static HitCard Read(ReadOnlySpan<byte> bytes, Guid entry) => HitCardBytes.Read(bytes, entry);

    /// <summary>The card of a hit.</summary>
    /// <exception cref="InvalidDataException">The hit has no card.</exception>
    public static HitCard Of(SearchHit hit) => Read(hit.Stored.Span, hit.Entry);
}
