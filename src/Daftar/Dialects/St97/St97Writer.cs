using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Daftar.Dialects.St96;

namespace Daftar.Dialects.St97;

/// <summary>
/// An ST.96 document as WIPO ST.97 JSON: elements and attributes become properties, a bag the array of what it holds, repeated elements an array, text beside
/// attributes <c>text</c>; indicators are true or false, quantities numbers, everything else strings. Streams: of a transaction only one record is held.
/// </summary>
public static class St97Writer
{
    private static readonly XmlReaderSettings Reading = new() { IgnoreComments = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };

    /// <summary>Writes one XML document as one JSON document.</summary>
    public static void Write(Stream xml, Stream json)
    {
        using var reader = XmlReader.Create(xml, Reading);
        using var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        reader.MoveToContent();
        writer.WriteStartObject();
        writer.WritePropertyName(St97Names.Property(reader.LocalName));
        Stream(reader, writer);
        writer.WriteEndObject();
    }

    /// <summary>The element the reader is on; afterwards it is behind it.</summary>
    private static void Stream(XmlReader reader, Utf8JsonWriter writer)
    {
        if (!St97Names.IsAround(reader.LocalName) || reader.LocalName == "GITransactionBody")
        {
            Value(writer, (XElement)XNode.ReadFrom(reader));
            return;
        }
        var held = St97Names.IsBagOfRecords(reader.LocalName) ? St97Names.HeldBy(reader.LocalName) : null;
        if (held is null)
        {
            writer.WriteStartObject();
            Attributes(reader, writer);
        }
        else
        {
            writer.WriteStartArray();
        }
        string? array = null;
        var isEmpty = reader.IsEmptyElement;
        reader.Read();
        while (!isEmpty && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }
            // One body for each record: the one thing around records that repeats.
            var repeats = held is null && reader.LocalName == "GITransactionBody";
            if (array is not null && array != reader.LocalName)
            {
                writer.WriteEndArray();
                array = null;
            }
            if (held is null && array is null)
            {
                writer.WritePropertyName(St97Names.Property(reader.LocalName));
                if (repeats)
                {
                    array = reader.LocalName;
                    writer.WriteStartArray();
                }
            }
            Stream(reader, writer);
            // What was written of a record goes out before the next is read.
            writer.Flush();
        }
        if (array is not null)
        {
            writer.WriteEndArray();
        }
        if (!isEmpty)
        {
            reader.Read();
        }
        if (held is null)
        {
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteEndArray();
        }
    }

    private static void Attributes(XmlReader reader, Utf8JsonWriter writer)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
            {
                writer.WriteString(reader.LocalName, reader.Value);
            }
        }
        reader.MoveToElement();
    }

    private static void Value(Utf8JsonWriter writer, XElement element)
    {
        var attributes = element.Attributes().Where(static one => !one.IsNamespaceDeclaration).ToList();
        if (!element.HasElements || IsBroken(element))
        {
            if (attributes.Count == 0)
            {
                Text(writer, element);
                return;
            }
            writer.WriteStartObject();
            attributes.ForEach(one => writer.WriteString(one.Name.LocalName, one.Value));
            if (Words(element).Length > 0)
            {
                writer.WriteString("text", Words(element));
            }
            writer.WriteEndObject();
            return;
        }
        if (attributes.Count == 0 && St97Names.HeldBy(element.Name.LocalName) is { } held && element.Elements().All(child => child.Name.LocalName == held))
        {
            writer.WriteStartArray();
            foreach (var child in element.Elements())
            {
                Value(writer, child);
            }
            writer.WriteEndArray();
            return;
        }
        writer.WriteStartObject();
        attributes.ForEach(one => writer.WriteString(one.Name.LocalName, one.Value));
        for (var first = element.FirstNode; first is XProcessingInstruction said; first = first.NextNode)
        {
            if (St97Names.Instructions.FirstOrDefault(one => one.Target == said.Target).Property is { } property)
            {
                writer.WriteString(property, said.Data);
            }
        }
        foreach (var group in element.Elements().GroupBy(static child => child.Name.LocalName, StringComparer.Ordinal))
        {
            writer.WritePropertyName(St97Names.Property(group.Key));
            var items = group.SelectMany(static child => child.Name.LocalName == "OppositionData" ? Oppositions(child) : [child]).ToList();
            var several = items.Count > 1;
            if (several)
            {
                writer.WriteStartArray();
            }
            foreach (var child in items)
            {
                Value(writer, child);
            }
            if (several)
            {
                writer.WriteEndArray();
            }
        }
        writer.WriteEndObject();
    }

    /// <summary>
    /// In XML one pat:OppositionData holds all oppositions, opponents and their dates in turns. Properties of JSON have no turns: there each opposition is an object
    /// of its own. Who stands behind a date begins the next.
    /// </summary>
    private static IEnumerable<XElement> Oppositions(XElement all)
    {
        var one = new XElement(all.Name);
        foreach (var child in all.Elements())
        {
            if (child.Name.LocalName == "Opponent" && one.Elements().Any(static said => said.Name.LocalName.EndsWith("Date", StringComparison.Ordinal)))
            {
                yield return one;
                one = new XElement(all.Name);
            }
            one.Add(child);
        }
        yield return one;
    }

    /// <summary>A text with nothing in it but breaks, which JSON has a character for.</summary>
    private static bool IsBroken(XElement element) => element.Name.LocalName is "P" or "ClaimText" && element.Elements().All(static child => child.Name.LocalName == "Br");

    private static string Words(XElement element) =>
        element.HasElements ? string.Concat(element.Nodes().Select(static node => node is XText text ? text.Value : "\n")) : element.Value;

    private static void Text(Utf8JsonWriter writer, XElement element)
    {
        var (name, text) = (element.Name.LocalName, Words(element));
        if (name.EndsWith("Indicator", StringComparison.Ordinal) && text is "true" or "false")
        {
            writer.WriteBooleanValue(text == "true");
        }
        else if ((name.EndsWith("Quantity", StringComparison.Ordinal) || name.EndsWith("Measure", StringComparison.Ordinal))
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == text)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }
}
