using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace Daftar.Values;

/// <summary>How loud a finding is. The values are stored: never renumber.</summary>
public enum Severity : byte
{
    /// <summary>Counted and shown to the operator only: a new check on probation.</summary>
    [JsonStringEnumMemberName("watch")] Watch = 1,
    /// <summary>The record is taken; the office should look at it.</summary>
    [JsonStringEnumMemberName("warn")] Warn = 2,
    /// <summary>This record is not taken; every other record of the package is.</summary>
    [JsonStringEnumMemberName("setAside")] SetAside = 3,
    /// <summary>The package is not taken.</summary>
    [JsonStringEnumMemberName("stop")] Stop = 4,
}

/// <summary>Where a finding was made: file inside the package, line, column and path inside the record; what is not known is null or 0.</summary>
public sealed record Place(string File, long Line = 0, long Column = 0, string? Path = null)
{
    /// <summary>In the form editors jump to.</summary>
    public override string ToString() => Line <= 0 ? File : Column > 0 ? string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}") : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}");
}

/// <summary>Something wrong or doubtful: code, severity, where, what came, what was expected.</summary>
/// <param name="Code">A code for life, such as <c>RECORD-NUMBER-MISSING</c>; each has a page in docs/reference/findings.</param>
/// <param name="Came">What was found there, cut to 200 characters.</param>
/// <param name="Expected">What would have been right, in a sentence.</param>
public sealed record Finding(string Code, Severity Severity, Place Where, string? Came, string Expected)
{
    /// <summary>
    /// The most characters of any word in it. Names, values and files are the sender's, and one of half a megabyte is copied into every table, page and line that tells
    /// the finding: whoever makes one need not think of it.
    /// </summary>
    public const int Longest = 500;

    /// <summary>What was expected is advice of ours, and may list all names of a standard: half of a list helps nobody.</summary>
    public const int LongestAdvice = 2_000;

    public Place Where { get; init => field = Bounded(value); } = Bounded(Where);

    public string? Came { get; init => field = Cut(value, Longest); } = Cut(Came, Longest);

    public string Expected { get; init => field = Cut(value, LongestAdvice)!; } = Cut(Expected, LongestAdvice)!;

    /// <summary>The identifier of the record it concerns, where one was read.</summary>
    public string? Number { get; init => field = Cut(value, Longest); }

    /// <summary>What it is about, until its place has been looked up.</summary>
    [JsonIgnore]
    internal Sought Sought { get; init; }

    /// <summary>What the document is written in, where that is not UTF-8: for showing a piece of it.</summary>
    [JsonIgnore]
    internal Encoding? Encoding { get; init; }

    /// <summary>Place of the record in its package, from 1; 0 where it is about none. Findings of one record stand on several lines.</summary>
    [JsonIgnore]
    public long Record { get; init; }

    /// <summary>Of what is told once for all records of a package that have it: how many those are; 0 for what is told of one.</summary>
    [JsonIgnore]
    public long Concerned { get; init; }

    /// <summary>Of those, the ones no finding of that code before was about: added up they are the records concerned, each once.</summary>
    [JsonIgnore]
    public long ConcernedFirst { get; init; }

    [JsonIgnore]
    public bool Blocks => Severity >= Severity.SetAside;

    /// <summary>Never between the two halves of one character: what is no text cannot be stored.</summary>
    public static string? Cut(string? text, int length = 200) =>
        text is null || text.Length <= length ? text
        : text.Length == length + 1 && text[^1] == '…' ? text
        : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";

    private static Place Bounded(Place where) => where.File.Length <= Longest && where.Path is not { Length: > Longest } ? where
        : where with { File = Cut(where.File, Longest)!, Path = Cut(where.Path, Longest) };
}
