using System.Text;
using System.Text.Json;

namespace Daftar.Dialects.St97;

/// <summary>Reads JSON off a stream token by token or value by value; holds no more than the value asked for.</summary>
internal sealed class JsonPull(Stream json, int mostBytes)
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 200 };

    private byte[] _buffer = new byte[1 << 16];
    private int _length;
    private bool _isLast;
    private bool _begun;
    private JsonReaderState _state = new(Options);

    /// <summary>The next token, with its name or text where it has one.</summary>
    /// <exception cref="JsonException">The JSON is malformed or cut short, or a value is too large.</exception>
    public (JsonTokenType Token, string? Text) Next()
    {
        while (true)
        {
            var reader = Reader();
            if (reader.Read())
            {
                var text = reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String ? reader.GetString() : null;
                var token = reader.TokenType;
                Behind(reader);
                return (token, text);
            }
            More();
        }
    }

    /// <summary>Goes behind the next token where it is this one; stays before it where it is another.</summary>
    public bool Ends(JsonTokenType token)
    {
        while (true)
        {
            var reader = Reader();
            if (!reader.Read())
            {
                More();
                continue;
            }
            if (reader.TokenType != token)
            {
                return false;
            }
            Behind(reader);
            return true;
        }
    }

    /// <summary>The whole next value.</summary>
    public JsonDocument Value()
    {
        while (true)
        {
            var reader = Reader();
            if (reader.Read() && JsonDocument.TryParseValue(ref reader, out var value))
            {
                Behind(reader);
                return value;
            }
            More();
        }
    }

    private Utf8JsonReader Reader()
    {
        if (!_begun)
        {
            _begun = true;
            More();
            if (_buffer.AsSpan(0, _length).StartsWith(Encoding.UTF8.Preamble))
            {
                Drop(Encoding.UTF8.Preamble.Length);
            }
        }
        return new Utf8JsonReader(_buffer.AsSpan(0, _length), _isLast, _state);
    }

    private void Behind(Utf8JsonReader reader)
    {
        _state = reader.CurrentState;
        Drop((int)reader.BytesConsumed);
    }

    private void Drop(int count)
    {
        _buffer.AsSpan(count, _length - count).CopyTo(_buffer);
        _length -= count;
    }

    private void More()
    {
        if (_isLast)
        {
            throw new JsonException("The document ends before its last value does.");
        }
        if (_length == _buffer.Length)
        {
            if (_buffer.Length >= mostBytes)
            {
                throw new JsonException("A value is larger than a record may be.");
            }
            Array.Resize(ref _buffer, (int)Math.Min(_buffer.Length * 2L, Math.Max(mostBytes, _buffer.Length + 1)));
        }
        var read = json.Read(_buffer, _length, _buffer.Length - _length);
        _length += read;
        _isLast = read == 0;
    }
}
