using System.Text.Json;
using System.Text.Json.Serialization;
using Daftar.Values;

namespace Daftar.Offices;

/// <summary>
/// What somebody who receives records demands of them, beyond what the register takes: another office, a regional register, a company. By the code of a finding,
/// the same words as in an office file: watch, warn, or setAside for what is not passed on to it.
/// </summary>
public sealed record Recipient
{
    private static readonly JsonSerializerOptions Options = new()
    {
        ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    };

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("demands")]
    public Dictionary<string, CheckWord> Demands { get; init; } = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">Not JSON, a key that no recipient has, or a severity that stops.</exception>
    public static Recipient Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var read = JsonSerializer.Deserialize<Recipient>(stream, Options) ?? throw new InvalidDataException($"{path}: a recipient is one JSON object.");
            return read.Demands.FirstOrDefault(static demand => demand.Value.Severity is null or Severity.Stop) is { Key: { } code }
                ? throw new InvalidDataException($"{path}: \"{code}\": a recipient can watch, warn or refuse a record (setAside).") : read;
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException(string.Create(null, $"{path}: line {problem.LineNumber + 1}: {problem.Message}"), problem);
        }
    }

    /// <summary>The finding as this recipient weighs it on a day. What the register itself does not take cannot be made less of: it never reaches anybody.</summary>
    public Finding Weigh(Finding finding, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Blocks || !Demands.TryGetValue(finding.Code, out var demand) ? finding
            : finding with { Severity = demand.WatchUntil is { } until && day < until ? Severity.Watch : demand.Severity!.Value };
    }
}
