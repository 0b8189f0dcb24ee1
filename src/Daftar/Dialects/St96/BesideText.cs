using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Daftar.Rights;

namespace Daftar.Dialects.St96;

/// <summary>
/// The text of <see cref="StatedBeside"/>: JSON with <c>of</c> (digests by member), <c>order</c> (of lists: which item of the elements stands at each place, -1 for
/// one that none of them is), <c>say</c> (values by pointer, RFC 6901, in the order just made; null takes away), <c>produced</c>, <c>scope</c> and <c>by</c> (who
/// exchanges the record), which are no members.
/// </summary>
internal sealed class BesideText : IDisposable
{
    /// <summary>Ours names nothing twice: of two values nobody could say which one holds.</summary>
    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    /// <summary>As records are kept: letters of every script stay letters.</summary>
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>No record has more members, no pointer of ours is longer, and after so many faults it is none of ours.</summary>
    private const int MostMembers = 128, LongestPointer = 512, MostFaults = 20;

    private readonly JsonDocument _json;
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private int _faults;

    private BesideText(JsonDocument json) => _json = json;

    public Dictionary<string, BesideMember> Members { get; } = new(StringComparer.Ordinal);

    public bool SaysProduced { get; private set; }

    public DateTimeOffset? Produced { get; private set; }

    public Scope? Scope { get; private set; }

    public string? ExchangedBy { get; private set; }

    /// <summary>Something in it could not be read.</summary>
    public bool HasRefused => _faults > 0;

    public void Dispose() => _json.Dispose();

    /// <param name="said">The JSON.</param>
    /// <param name="refuse">Told what cannot be read; the rest holds.</param>
    public static BesideText? Parse(ReadOnlySpan<byte> said, Action<string> refuse)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(said.ToArray(), Once);
        }
        // Of half a letter in a name the parser says that it cannot be read.
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            refuse(problem.Message);
            return null;
        }
        if (!IsText(json.RootElement))
        {
            json.Dispose();
            refuse("text that is none");
            return null;
        }
        var text = new BesideText(json);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            text.Fault(json.RootElement.ValueKind.ToString(), refuse);
            return text;
        }
        foreach (var property in json.RootElement.EnumerateObject())
        {
            if (!text.Take(property.Name, property.Value, refuse))
            {
                text.Fault(property.Name, refuse);
            }
        }
        if (text._faults >= MostFaults || text.Members.Count > MostMembers)
        {
            refuse(text._faults >= MostFaults ? "more faults" : "more members than a record has");
            text.Members.Clear();
            text._faults = MostFaults;
        }
        return text;
    }

    /// <summary>JSON can write half a letter, and the sign of no letter at all, which no text of a record has.</summary>
    private static bool IsText(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => !value.GetString()!.Contains('\0', StringComparison.Ordinal),
                JsonValueKind.Array => value.EnumerateArray().All(IsText),
                JsonValueKind.Object => value.EnumerateObject().All(static one => !one.Name.Contains('\0', StringComparison.Ordinal) && IsText(one.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void Fault(string name, Action<string> refuse)
    {
        if (++_faults <= MostFaults)
        {
            refuse(name);
        }
    }

    private bool Take(string name, JsonElement value, Action<string> refuse)
    {
        switch (name, value.ValueKind)
        {
            case ("of" or "order" or "say", JsonValueKind.Object):
                foreach (var one in value.EnumerateObject())
                {
                    if (_faults >= MostFaults || Members.Count > MostMembers)
                    {
                        break;
                    }
                    if (!_said.Add(name + one.Name) || !Take(name, one))
                    {
                        Fault(one.Name, refuse);
                    }
                }
                return true;
            case ("produced", JsonValueKind.String):
                var moment = value.GetString()!;
                Produced = DateTimeOffset.TryParse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var read) ? read : null;
                SaysProduced = Produced is not null || moment.Length == 0;
                return SaysProduced;
            case ("scope", JsonValueKind.Array):
                var parts = value.EnumerateArray().Select(static one => one.ValueKind == JsonValueKind.String ? StatedScope.Named(one.GetString()!) : null).ToList();
                Scope = parts is [{ } fully, { } partly] ? new Scope(fully, partly & ~fully) : null;
                return Scope is not null;
            case ("by", JsonValueKind.String):
                ExchangedBy = St96Numbers.Code(value.GetString());
                return ExchangedBy is not null;
            default:
                return false;
        }
    }

    private bool Take(string name, JsonProperty one)
    {
        if (name == "of")
        {
            Of(one.Name).Of = one.Value.ValueKind == JsonValueKind.String ? one.Value.GetString() : null;
            return one.Value.ValueKind == JsonValueKind.String;
        }
        if (one.Name is not ['/', _, ..] || one.Name.Length > LongestPointer)
        {
            return false;
        }
        string[] path = [.. one.Name[1..].Split('/').Select(static part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
        if (name == "say")
        {
            Of(path[0]).Say(path, one.Value);
            return true;
        }
        if (one.Value.ValueKind != JsonValueKind.Array || !one.Value.EnumerateArray().All(static place => place.ValueKind == JsonValueKind.Number && place.TryGetInt32(out _)))
        {
            return false;
        }
        Of(path[0]).Order(path, [.. one.Value.EnumerateArray().Select(static place => place.GetInt32())]);
        return true;
    }

    private BesideMember Of(string name) => Members.TryGetValue(name, out var known) ? known : Members[name] = new BesideMember();

    /// <summary>
    /// JSON as the content of an instruction: what would end it, what would look like markup to whoever scans for it, and what XML cannot write, as JSON writes
    /// such letters anyhow.
    /// </summary>
    public static string Safe(string json)
    {
        var safe = new StringBuilder(json.Length + 16);
        for (var at = 0; at < json.Length; at++)
        {
            var letter = json[at];
            if (char.IsHighSurrogate(letter) && at + 1 < json.Length && char.IsLowSurrogate(json[at + 1]))
            {
                safe.Append(letter).Append(json[++at]);
            }
            else if (letter is '<' or '>' or '&' || !XmlConvert.IsXmlChar(letter))
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
            }
            else
            {
                safe.Append(letter);
            }
        }
        return safe.ToString();
    }
}
