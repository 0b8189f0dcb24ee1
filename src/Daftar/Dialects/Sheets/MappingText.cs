using System.Text;
using System.Text.Json;

namespace Daftar.Dialects.Sheets;

/// <summary>A mapping file cannot be used; the message names file, line and remedy, one line a complaint.</summary>
public sealed class MappingException(string message) : Exception(message);

/// <summary>A value of a mapping with the line it stands on, so that whatever is wrong can be pointed at.</summary>
internal sealed class MapNode
{
    public required int Line { get; init; }
    /// <summary>Of a string, number or truth value, as written; null for lists and objects.</summary>
    public string? Text { get; init; }
    public bool IsNumber { get; init; }
    public List<MapNode>? Items { get; init; }
    public List<(string Name, MapNode Value)>? Members { get; init; }

    public MapNode? this[string name] => Members?.FindLast(member => member.Name == name).Value;

    public string Kind => Members is not null ? "an object" : Items is not null ? "a list" : IsNumber ? "a number" : "a text";

    /// <summary>JSON with comments and trailing commas, as office files are written.</summary>
    /// <exception cref="MappingException">It is not that.</exception>
    public static MapNode Parse(byte[] json, string file)
    {
        var bytes = json.AsSpan();
        bytes = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 32 });
            var lines = new Lines(bytes.ToArray());
            reader.Read();
            var node = Value(ref reader, lines);
            reader.Read();
            return node;
        }
        catch (JsonException problem)
        {
            throw new MappingException(string.Create(null, $"{file}:{problem.LineNumber + 1}: no JSON: {problem.Message.Split(" LineNumber")[0]}"));
        }
        catch (InvalidOperationException)
        {
            throw new MappingException($"{file}:1: a mapping is written in UTF-8, and this one holds other bytes.");
        }
    }

    private static MapNode Value(ref Utf8JsonReader reader, Lines lines)
    {
        var line = lines.At(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new List<(string, MapNode)>();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    members.Add((name, Value(ref reader, lines)));
                }
                return new MapNode { Line = line, Members = members };
            case JsonTokenType.StartArray:
                var items = new List<MapNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Value(ref reader, lines));
                }
                return new MapNode { Line = line, Items = items };
            case JsonTokenType.String:
                return new MapNode { Line = line, Text = reader.GetString() };
            default:
                return new MapNode { Line = line, Text = Encoding.UTF8.GetString(reader.ValueSpan), IsNumber = reader.TokenType == JsonTokenType.Number };
        }
    }

    private sealed class Lines(byte[] bytes)
    {
        private int _counted;
        private int _line = 1;

        public int At(long position)
        {
            for (; _counted < position && _counted < bytes.Length; _counted++)
            {
                _line += bytes[_counted] == '\n' ? 1 : 0;
            }
            return _line;
        }
    }
}
