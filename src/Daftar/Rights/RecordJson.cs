using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Rights;

/// <summary>
/// Records as JSON after WIPO ST.97: one form for what is kept, what the API answers and what tests compare. Absent parts are left out.
/// </summary>
public static class RecordJson
{
    private static readonly RecordJsonContext Context = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The bytes are stored or sent as application/json, never pasted into a page: letters of every script stay letters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static void Write(Utf8JsonWriter writer, IpRecord record)
    {
        switch (record)
        {
            case PatentRecord patent: JsonSerializer.Serialize(writer, patent, Context.PatentRecord); break;
            case TrademarkRecord mark: JsonSerializer.Serialize(writer, mark, Context.TrademarkRecord); break;
            case DesignRecord design: JsonSerializer.Serialize(writer, design, Context.DesignRecord); break;
            case IndicationRecord indication: JsonSerializer.Serialize(writer, indication, Context.IndicationRecord); break;
            default: throw new ArgumentException($"No JSON form for {record.GetType().Name}.", nameof(record));
        }
    }

    public static byte[] Bytes(IpRecord record)
    {
        using var stream = new MemoryStream(4096);
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(writer, record);
        }
        return stream.ToArray();
    }

    /// <exception cref="JsonException">The bytes are not a record of that right.</exception>
    public static IpRecord Read(Right right, ReadOnlySpan<byte> json) => right switch
    {
        Right.Patent => JsonSerializer.Deserialize(json, Context.PatentRecord)!,
        Right.Trademark => JsonSerializer.Deserialize(json, Context.TrademarkRecord)!,
        Right.Design => JsonSerializer.Deserialize(json, Context.DesignRecord)!,
        Right.Indication => JsonSerializer.Deserialize(json, Context.IndicationRecord)!,
        _ => throw new ArgumentOutOfRangeException(nameof(right)),
    };

    /// <summary>A copy that shares nothing with the original.</summary>
    public static IpRecord Copy(IpRecord record)
    {
        var copy = Read(record.Right, Bytes(record));
        copy.Scope = record.Scope;
        copy.Produced = record.Produced;
        copy.Operation = record.Operation;
        return copy;
    }
}

[JsonSerializable(typeof(PatentRecord))]
[JsonSerializable(typeof(TrademarkRecord))]
[JsonSerializable(typeof(DesignRecord))]
[JsonSerializable(typeof(IndicationRecord))]
internal sealed partial class RecordJsonContext : JsonSerializerContext;
