using System.Text;
using System.Text.Json;
using System.Xml;

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

    /// <summary>Writes one JSON document as XML.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static void Write(Stream json, Stream xml)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 200 });
        using var writer = XmlWriter.Create(xml, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false, CheckCharacters = false, NewLineHandling = NewLineHandling.Entitize });
        foreach (var property in document.RootElement.EnumerateObject())
        {
            Element(writer, St97Names.Element(property.Name), property.Value);
            // A document has one root.
            return;
        }
    }

    private static void Element(XmlWriter writer, string name, JsonElement value)
    {
        if (!IsName(name))
        {
            return;
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
        foreach (var property in value.EnumerateObject())
        {
            if (St97Names.IsAttribute(property.Name) && property.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null))
            {
                writer.WriteAttributeString(property.Name, property.Value.ToString());
            }
        }
        foreach (var property in value.EnumerateObject())
        {
            if (property.Name == "text" && property.Value.ValueKind == JsonValueKind.String)
            {
                Text(writer, name, property.Value.GetString()!);
            }
            else if (!St97Names.IsAttribute(property.Name) || property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
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
