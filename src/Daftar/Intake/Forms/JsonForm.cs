using System.Text;
using System.Text.Json;
using Daftar.Dialects;

namespace Daftar.Intake;

/// <summary>An object of JSON as a tree: a member is an element of its name, a list the same element again and again, null an element without text.</summary>
internal sealed class JsonForm : RecordForm
{
    public static readonly JsonForm Instance = new();

    public override void Load(XmlTree tree, ReadOnlySpan<byte> bytes, Encoding encoding, XmlLimits limits)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Math.Min(limits.Depth, 1000) });
        tree.Begin(limits);
        var lines = new LineCounter();
        try
        {
            reader.Read();
            tree.Open("record", 1);
            Value(tree, ref reader, "record", bytes, ref lines);
            tree.Close();
            while (reader.Read())
            {
            }
        }
        catch (JsonException problem)
        {
            throw JsonComplaint.Of(bytes, problem);
        }
        catch (InvalidOperationException)
        {
            // A text that is no UTF-8, or half of a surrogate pair.
            throw JsonComplaint.OfBytes(bytes, lines.Line);
        }
    }

    /// <summary>The value behind its mark.</summary>
    public override (int Line, int Column) PlaceOf(XmlTree tree, int element, ReadOnlySpan<byte> bytes)
    {
        var at = tree.At(element).Start;
        at += at < bytes.Length && bytes[at] == (byte)'"' ? 1 : 0;
        return Places.Of(bytes, at);
    }

    private struct LineCounter
    {
        private long _counted;
        private int _breaks;

        public readonly int Line => _breaks + 1;

        public int At(ReadOnlySpan<byte> bytes, long position)
        {
            _breaks += bytes[(int)_counted..(int)position].Count((byte)'\n');
            _counted = position;
            return Line;
        }
    }

    private static void Value(XmlTree tree, ref Utf8JsonReader reader, string name, ReadOnlySpan<byte> bytes, ref LineCounter lines)
    {
        var line = lines.At(bytes, reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var member = reader.GetString()!;
                    reader.Read();
                    Member(tree, ref reader, member, bytes, ref lines);
                }
                break;
            case JsonTokenType.StartArray:
                // A list in a list: its items stand under the element of the list.
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    Member(tree, ref reader, name, bytes, ref lines);
                }
                break;
            case JsonTokenType.String:
                tree.Text(reader.GetString()!, line);
                break;
            case JsonTokenType.Null:
                break;
            default:
                tree.Text(Encoding.UTF8.GetString(reader.ValueSpan), line);
                break;
        }
    }

    private static void Member(XmlTree tree, ref Utf8JsonReader reader, string name, ReadOnlySpan<byte> bytes, ref LineCounter lines)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                One(tree, ref reader, name, bytes, ref lines);
            }
            return;
        }
        One(tree, ref reader, name, bytes, ref lines);
    }

    private static void One(XmlTree tree, ref Utf8JsonReader reader, string name, ReadOnlySpan<byte> bytes, ref LineCounter lines)
    {
        tree.Open(name, lines.At(bytes, reader.TokenStartIndex), (int)reader.TokenStartIndex);
        Value(tree, ref reader, name, bytes, ref lines);
        tree.Close();
    }
}
