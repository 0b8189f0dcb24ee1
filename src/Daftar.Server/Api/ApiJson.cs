using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Values;
using Microsoft.Net.Http.Headers;

namespace Daftar.Server.Api;

/// <summary>Writes answers of the API. No empty properties (WIPO ST.97): what is not known is left out.</summary>
internal static class ApiJson
{
    // Sent as application/json with nosniff, never pasted into a page: letters of every script stay letters.
    private static readonly JsonWriterOptions Style = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One object as an answer, with a tag of its content: who has it already is told so, without it (304).</summary>
    public static IResult Object(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(8192);
        using (var json = new Utf8JsonWriter(buffer, Style))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Results.Bytes(buffer.WrittenMemory, "application/json; charset=utf-8", entityTag: TagOf(buffer.WrittenSpan));
    }

    private static EntityTagHeaderValue TagOf(ReadOnlySpan<byte> content) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\"");

    public static void Text(this Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    public static void Date(this Utf8JsonWriter json, string name, RegisterDate? date) => json.Text(name, date?.ToString());

    public static void Moment(this Utf8JsonWriter json, string name, DateTimeOffset moment) => json.WriteString(name, moment.UtcDateTime);

    public static void Flag(this Utf8JsonWriter json, string name, bool set)
    {
        if (set)
        {
            json.WriteBoolean(name, true);
        }
    }

    public static void Record(this Utf8JsonWriter json, string name, IpRecord? record)
    {
        if (record is not null)
        {
            json.WritePropertyName(name);
            RecordJson.Write(json, record);
        }
    }

    /// <summary>A record in which everything that names an entry of this register says which.</summary>
    public static void Record(this Utf8JsonWriter json, string name, IpRecord record, RelatedEntries named)
    {
        var buffer = new ArrayBufferWriter<byte>(8192);
        using (var plain = new Utf8JsonWriter(buffer, Style))
        {
            RecordJson.Write(plain, record);
        }

        var node = JsonNode.Parse(buffer.WrittenSpan)!;
        Mark("identifierBag", record.Identifiers, named.Of);
        Mark("priorityBag", record.Priorities, named.Of);
        Mark("relationBag", record.Relations, named.Of);
        Mark("designationBag", record.Designations, named.Of);
        for (var i = 0; i < (record.Events?.Count ?? 0); i++)
        {
            if (LegalEventCategory.Of(record.Events![i].DetailedEvent ?? record.Events[i].KeyEvent) is { } category)
            {
                node["eventBag"]![i]!["keyEventCategoryText"] = Languages.Labels.English[$"st27.{category}"];
            }
        }
        json.WritePropertyName(name);
        node.WriteTo(json);

        void Mark<T>(string bag, List<T>? values, Func<T, Guid?> entryOf)
        {
            for (var i = 0; i < (values?.Count ?? 0); i++)
            {
                if (entryOf(values![i]) is { } entry)
                {
                    node[bag]![i]!["resolvedEntryIdentifier"] = entry.ToString("D");
                }
            }
        }
    }

    /// <summary>One line of a history.</summary>
    public static void Snapshot(this Utf8JsonWriter json, SnapshotLine line)
    {
        json.WriteNumber("snapshotNumber", line.Number);
        json.WriteString("snapshotCategory", KindOf(line.Kind));
        json.WriteString("generalStatusCategory", CommonFields.Key(line.Status));
        json.Date("inLawDate", line.InLaw);
        json.Moment("producedDateTime", line.Produced);
        json.WriteString("producedSourceCategory", line.ProducedFrom switch { ProducedFrom.Record => "record", ProducedFrom.PackageName => "packageName", _ => "arrival" });
        json.Moment("learntDateTime", line.Learnt);
        json.WriteString("providerCode", line.Provider);
        json.WriteString("packageName", line.Package);
        json.Flag("currentIndicator", line.IsCurrent);
        json.Flag("olderIndicator", line.Older);
        json.WriteString("href", ApiDoor.Snapshot(line.Entry, line.Number));
    }

    private static string KindOf(SnapshotKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
