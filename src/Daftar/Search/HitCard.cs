using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// One line of a hit list: the bytes stored in the index with an entry, so that a page of hits needs no look-up in the register. Public data only.
/// </summary>
public sealed record HitCard
{
    [JsonPropertyName("id")] public required Guid Id { get; init; }
    [JsonPropertyName("right")] public required Right Right { get; init; }
    /// <summary>ST.3 code of the office whose register it is.</summary>
    [JsonPropertyName("office")] public required string Office { get; init; }
    [JsonPropertyName("kind")] public string? Kind { get; init; }
    /// <summary>The number people know it by, as written: design, application, registration, grant, publication, in this order.</summary>
    [JsonPropertyName("number")] public string? Number { get; init; }
    /// <summary>What <see cref="Number"/> numbers; null where several entries share it.</summary>
    [JsonPropertyName("numberOf")] public Numbers? NumberOf { get; init; }
    /// <summary>Title of an invention or design, words of a mark, name of an indication; null for a mark without words.</summary>
    [JsonPropertyName("title")] public string? Title { get; init; }
    [JsonPropertyName("titleLanguage")] public string? TitleLanguage { get; init; }
    /// <summary>The English title where <see cref="Title"/> is in another language and the office gives one.</summary>
    [JsonPropertyName("englishTitle")] public string? EnglishTitle { get; init; }
    /// <summary>First owner, else first applicant.</summary>
    [JsonPropertyName("owner")] public string? Owner { get; init; }
    [JsonPropertyName("ownerCountry")] public string? OwnerCountry { get; init; }
    /// <summary>Owners (or applicants) beside the first.</summary>
    [JsonPropertyName("otherOwners"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int OtherOwners { get; init; }
    [JsonPropertyName("filed")] public RegisterDate? Filed { get; init; }
    [JsonPropertyName("registered")] public RegisterDate? Registered { get; init; }
    [JsonPropertyName("status")] public GeneralStatus Status { get; init; }
    [JsonPropertyName("reason")] public string? Reason { get; init; }
    /// <summary>SHA-256 of the picture that stands for the entry, lower-case hexadecimal.</summary>
    [JsonPropertyName("image")] public string? Image { get; init; }
    /// <summary>Nice classes, IPC symbols, Locarno classes or product categories: the first few.</summary>
    [JsonPropertyName("classes")] public IReadOnlyList<string>? Classes { get; init; }
    /// <summary>Invented data, not a register.</summary>
    [JsonPropertyName("demonstration"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Demonstration { get; init; }

    /// <summary>Which of the entry's states this is; null where the index has each entry as it is now.</summary>
    [JsonPropertyName("state")] public StateCard? State { get; init; }

    /// <summary>Most classes kept on a card.</summary>
    public const int MostClasses = 8;

    public byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, Context.HitCard);

    /// <exception cref="JsonException">The bytes are no card.</exception>
    public static HitCard Read(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize(bytes, Context.HitCard)!;

    private static readonly HitCardContext Context = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Kept in the index and sent as application/json only: letters of every script stay letters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

[JsonSerializable(typeof(HitCard))]
internal sealed partial class HitCardContext : JsonSerializerContext;
