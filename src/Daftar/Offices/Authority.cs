using System.Text.Json.Serialization;
using Daftar.Values;

namespace Daftar.Offices;

/// <summary>An institution with its own id and the rights it administers.</summary>
/// <param name="Id">Unique among all authorities; <c>--authority</c> takes it.</param>
/// <param name="Name">What it calls itself.</param>
/// <param name="Rights">The rights it administers.</param>
public sealed record Authority(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("rights")] List<Right> Rights)
{
    /// <summary>Ids and codes are what people type: KH-DIP and kh-dip are one.</summary>
    internal static bool IsSame(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A statement that a provider may deliver for somebody else.</summary>
/// <param name="For">ST.3 code of an office, id of an authority, or "*".</param>
/// <param name="Rights">Keys of rights, or "*", which is also meant where nothing is said.</param>
/// <param name="Provider">Id of the one authority of this office that has the mandate; null: whoever delivers under its code.</param>
public sealed record Mandate(
    [property: JsonPropertyName("for")] string For,
    [property: JsonPropertyName("rights")] List<string>? Rights = null,
    [property: JsonPropertyName("provider")] string? Provider = null)
{
    internal const string All = "*";
}

/// <summary>Who delivers: an office as a whole, or one of the authorities that share its code.</summary>
public sealed record Sender(string Office, Authority? Authority = null)
{
    public override string ToString() => Authority?.Id ?? Office;
}
