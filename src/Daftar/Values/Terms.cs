using System.Text.Json.Serialization;

namespace Daftar.Values;

/// <summary>Terms of a collection: what may be done with it. Where nothing is said: show only.</summary>
/// <param name="Show">Anyone may see it; without it no door shows an entry of it.</param>
/// <param name="CopyOne">Anyone may take a copy of an entry.</param>
/// <param name="CopyInBulk">Anyone may take copies of many.</param>
/// <param name="PassOn">Who has a copy may give it to others.</param>
/// <param name="Alter">Who has a copy may alter it and give out what was altered.</param>
/// <param name="Licence">The office's own words, or the name of a licence.</param>
public sealed record Terms(
    [property: JsonPropertyName("show")] bool Show = true,
    [property: JsonPropertyName("copyOne")] bool CopyOne = false,
    [property: JsonPropertyName("copyBulk")] bool CopyInBulk = false,
    [property: JsonPropertyName("passOn")] bool PassOn = false,
    [property: JsonPropertyName("alter")] bool Alter = false,
    [property: JsonPropertyName("licence")] string? Licence = null);

/// <summary>What is kept with a collection: whose it is, and its terms.</summary>
/// <param name="Authority">Id of the authority that administers the right; null where none is known to.</param>
/// <param name="Name">What that authority is called.</param>
/// <param name="Terms">What may be done with the collection.</param>
public sealed record CollectionFacts(string? Authority, string? Name, Terms Terms)
{
    /// <summary>Of a collection of which nothing is known: show only.</summary>
    public static CollectionFacts Unknown { get; } = new(null, null, new Terms());
}
