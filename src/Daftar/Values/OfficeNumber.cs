using System.Buffers;
using System.Text.Json.Serialization;

namespace Daftar.Values;

/// <summary>What an identifier numbers. The values are stored: never renumber.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Numbers>))]
public enum Numbers : byte
{
    Application = 1,
    Publication = 2,
    /// <summary>Grant of a patent.</summary>
    Grant = 3,
    /// <summary>Registration of a mark, design or geographical indication.</summary>
    Registration = 4,
    /// <summary>Madrid, Hague, Lisbon or PCT number.</summary>
    International = 5,
    /// <summary>The office's own file id.</summary>
    OfficeFile = 6,
    /// <summary>One design of several filed together: EUIPO writes 001063564-0001.</summary>
    Design = 7,
}

/// <summary>
/// A number that knows its office: who numbered (WIPO ST.3), what it numbers, as written, and folded for comparing.
/// Folding is light (see <see cref="Fold(string, ReadOnlySpan{char})"/>) and never merges on zero padding alone.
/// </summary>
public sealed record OfficeNumber
{
    /// <summary>Version of the rule in <see cref="FoldedForms"/> and <see cref="Fold(string, ReadOnlySpan{char})"/>; stored beside every folded number. That of the office files is <see cref="NumberRules.Version"/>.</summary>
    public const short FoldingRule = 3;

    /// <summary>ST.3 code of the office that gave the number.</summary>
    [JsonPropertyName("ipOfficeCode")]
    public required string Office { get; init; }

    [JsonPropertyName("numberCategory")]
    public required Numbers Of { get; init; }

    /// <summary>The number exactly as the office wrote it.</summary>
    [JsonPropertyName("numberText")]
    public required string Written { get; init; }

    /// <summary>
    /// False for a number that several entries share (<see cref="Shared"/>: the application number of designs filed together):
    /// it is shown and searched, but does not say which entry a record speaks of.
    /// </summary>
    [JsonIgnore]
    public bool Identifies => !Shared;

    /// <inheritdoc cref="Identifies"/>
    [JsonPropertyName("sharedIndicator")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Shared { get; init; }

    [JsonIgnore]
    public string Folded => _folded ??= Fold(Office, Of, Written);

    private string? _folded;

    /// <summary>
    /// The folded form of a number: what <see cref="Fold(string, ReadOnlySpan{char})"/> makes of it, and where an office documents several
    /// ways of writing one and the same number, one form for all of them (<see cref="NumberRules"/>, <see cref="FoldedForms"/>).
    /// </summary>
    public static string Fold(string office, Numbers of, ReadOnlySpan<char> written) =>
        NumberRules.Current.Of(office, of, written) ?? FoldedForms.Of(office, of, Fold(office, written));

    /// <summary>
    /// Letters in upper case and digits (of every script and width as those of ASCII: <see cref="NumberSigns"/>), everything else dropped, and the office's own code
    /// in front dropped ("EP17171508.9", "17171508.9" and "17 171 508.9" fold alike; "469" and "000469" do not).
    /// </summary>
    public static string Fold(string office, ReadOnlySpan<char> written)
    {
        char[]? rented = null;
        var buffer = written.Length <= 128 ? stackalloc char[128] : rented = ArrayPool<char>.Shared.Rent(written.Length);
        var n = 0;
        foreach (var c in written)
        {
            var sign = NumberSigns.Of(c);
            if (char.IsLetterOrDigit(sign) && !(sign >= 0x80 && NumberSigns.IsLongMark(sign) && n > 0 && char.IsAsciiDigit(buffer[n - 1])))
            {
                buffer[n++] = char.ToUpperInvariant(sign);
            }
        }
        var folded = buffer[..n];
        // An office prefix is dropped only where digits follow: Singapore's own "SGP…" would not be one.
        if (office.Length == 2 && n > 2 && folded[..2].SequenceEqual(office) && char.IsAsciiDigit(folded[2]))
        {
            folded = folded[2..];
        }
        var text = folded.ToString();
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }
        return text;
    }

    public bool Equals(OfficeNumber? other) =>
        other is not null && Of == other.Of && string.Equals(Office, other.Office, StringComparison.Ordinal) && string.Equals(Folded, other.Folded, StringComparison.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Office, Of, Folded);

    public override string ToString() => Office.Length == 0 ? Written : $"{Office} {Written}";
}
