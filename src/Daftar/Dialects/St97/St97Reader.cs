using System.Text;
using System.Text.Json;
using System.Xml;
using Daftar.Dialects.St96;

namespace Daftar.Dialects.St97;

/// <summary>
/// WIPO ST.97 JSON as the ST.96 document it stands for, for the ST.96 readers: they go by local names in any order, so every element stands in one namespace.
/// Properties that are no names of ST.96 become elements all the same, and so residue.
/// </summary>
public static class St97Reader
{
    private const string Space = "http://www.wipo.int/standards/XMLSchema/ST96/Common";

    /// <summary>Documents that carry records, by the one property of their JSON.</summary>
    private static readonly HashSet<string> Roots = new(StringComparer.Ordinal)
    {
        "trademarkTransaction", "designTransaction", "giTransaction", "patentPublication", "bibliographicData", "patentLegalStatusData",
    };

    /// <summary>Whether JSON begins as a document of ST.97 does: an object whose first property is a document root.</summary>
    public static bool Recognises(ReadOnlySpan<byte> start)
    {
        var json = new Utf8JsonReader(start.StartsWith(Encoding.UTF8.Preamble) ? start[3..] : start, isFinalBlock: false, default);
        try
        {
            return json.Read() && json.TokenType == JsonTokenType.StartObject && json.Read() && json.TokenType == JsonTokenType.PropertyName && Roots.Contains(json.GetString()!);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Writes one JSON document as XML, streaming: of a transaction only one record is held.</summary>
    /// <param name="json">The document.</param>
    /// <param name="xml">Gets the XML, and stays open.</param>
    /// <param name="mostBytes">How large a record may be.</param>
    /// <exception cref="JsonException">It is no JSON, is cut short, or holds too large a record; what came before it was written.</exception>
    public static void Write(Stream json, Stream xml, int mostBytes = 1 << 28)
    {
        using var writer = XmlWriter.Create(xml, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false, CheckCharacters = false, NewLineHandling = NewLineHandling.Entitize });
        var pull = new JsonPull(json, mostBytes);
        if (pull.Next().Token != JsonTokenType.StartObject || pull.Next() is not { Token: JsonTokenType.PropertyName, Text: { } root })
        {
            throw new JsonException("An object with one document is expected.");
        }
        // A document has one root.
        Around(writer, St97Names.Element(root), pull);
    }

    /// <summary>What stands around records is passed through; a record is a value.</summary>
    private static void Around(XmlWriter writer, string name, JsonPull pull)
    {
        if (!St97Names.IsAround(name))
        {
            using var value = pull.Value();
            Element(writer, name, value.RootElement);
            writer.WriteWhitespace("\n");
            return;
        }
        if (pull.Ends(JsonTokenType.StartArray))
        {
            var held = St97Names.IsBagOfRecords(name) ? St97Names.HeldBy(name) : null;
            if (held is not null)
            {
                writer.WriteStartElement(name, Space);
            }
            while (!pull.Ends(JsonTokenType.EndArray))
            {
                Around(writer, held ?? name, pull);
            }
            if (held is not null)
            {
                writer.WriteEndElement();
            }
            return;
        }
        writer.WriteStartElement(name, Space);
        if (!pull.Ends(JsonTokenType.StartObject))
        {
            // A value where records are expected: what stands outside records is told.
            using var value = pull.Value();
            if (value.RootElement.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                writer.WriteString(value.RootElement.ToString());
            }
        }
        else
        {
            while (pull.Next() is { Token: JsonTokenType.PropertyName, Text: { } property })
            {
                if (St97Names.IsAttribute(property))
                {
                    // Versions of the standard on what stands around records: nobody asks for them.
                    pull.Value().Dispose();
                }
                else
                {
                    Around(writer, St97Names.Element(property), pull);
                }
            }
        }
        writer.WriteEndElement();
    }

    private static void Element(XmlWriter writer, string name, JsonElement value)
    {
        if (!IsName(name))
        {
            // No element is called so: it becomes residue, under a name that says it.
            name = name.Length == 0 ? "_" : XmlConvert.EncodeLocalName(name);
        }
        if (value.ValueKind == JsonValueKind.Array && St97Names.HeldBy(name) is null)
        {
            foreach (var item in value.EnumerateArray())
            {
                Element(writer, name, item);
            }
            return;
        }
        writer.WriteStartElement(name, Space);
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Element(writer, St97Names.HeldBy(name)!, item);
                }
                break;
            case JsonValueKind.Object:
                Object(writer, name, value);
                break;
            case JsonValueKind.String:
                Text(writer, name, value.GetString()!);
                break;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                break;
            default:
                writer.WriteString(value.GetRawText());
                break;
        }
        writer.WriteEndElement();
    }

    private static void Object(XmlWriter writer, string name, JsonElement value)
    {
        List<string>? attributes = null;
        foreach (var property in value.EnumerateObject())
        {
            if (St97Names.IsAttribute(property.Name) && property.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null) && attributes?.Contains(property.Name) != true)
            {
                (attributes ??= []).Add(property.Name);
                writer.WriteAttributeString(property.Name, property.Value.ToString());
            }
        }
        foreach (var (target, instruction) in St97Names.Instructions)
        {
            if (value.TryGetProperty(instruction, out var beside) && beside.ValueKind == JsonValueKind.String && beside.GetString() is { } said && !said.Contains("?>", StringComparison.Ordinal))
            {
                writer.WriteProcessingInstruction(target, said);
            }
        }
        foreach (var property in value.EnumerateObject())
        {
            if (Array.Exists(St97Names.Instructions, one => property.NameEquals(one.Property)))
            {
                continue;
            }
            if (property.Name == "text" && property.Value.ValueKind == JsonValueKind.String)
            {
                Text(writer, name, property.Value.GetString()!);
            }
            else if (!St97Names.IsAttribute(property.Name) || property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array || (property.Value.ValueKind != JsonValueKind.Null && attributes?.Remove(property.Name) != true))
            {
                // An attribute stands once; said a second time it is an element that nobody asks for.
                Element(writer, St97Names.Element(property.Name), property.Value);
            }
        }
    }

    /// <summary>Breaks in running text are elements in ST.96.</summary>
    private static void Text(XmlWriter writer, string name, string text)
    {
        if (name is not ("P" or "ClaimText"))
        {
            writer.WriteString(text);
            return;
        }
        var isFirst = true;
        foreach (var line in text.Split('\n'))
        {
            if (!isFirst)
            {
                writer.WriteElementString("Br", Space, null);
            }
            isFirst = false;
            writer.WriteString(line);
        }
    }

    private static bool IsName(string name) => name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(static one => char.IsAsciiLetterOrDigit(one) || one is '_' or '-' or '.');
}
