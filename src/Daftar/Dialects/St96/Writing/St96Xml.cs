using System.Globalization;
using System.Xml;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Dialects.St96.Writing;

/// <summary>Namespaces of ST.96: the prefix the standard uses, and the name.</summary>
internal sealed record St96Space(string Prefix, string Name)
{
    public static readonly St96Space Com = new("com", "http://www.wipo.int/standards/XMLSchema/ST96/Common");
    public static readonly St96Space Pat = new("pat", "http://www.wipo.int/standards/XMLSchema/ST96/Patent");
    public static readonly St96Space Tmk = new("tmk", "http://www.wipo.int/standards/XMLSchema/ST96/Trademark");
    public static readonly St96Space Dgn = new("dgn", "http://www.wipo.int/standards/XMLSchema/ST96/Design");
    public static readonly St96Space Gin = new("gin", "http://www.wipo.int/standards/XMLSchema/ST96/GeographicalIndication");
}

/// <summary>
/// Writes elements, leaves out what is null, and takes down what has no place. One per document; nothing is kept between records.
/// </summary>
internal sealed class St96Xml(XmlWriter xml, St96Audience audience)
{
    private List<string>? _lost;
    private Queue<string?>? _beside;

    public XmlWriter Raw => xml;

    public bool IsPublic => audience == St96Audience.Public;

    public St96Xml Open(St96Space space, string name)
    {
        xml.WriteStartElement(space.Prefix, name, space.Name);
        return this;
    }

    public void Close() => xml.WriteEndElement();

    /// <summary>An attribute of the Common namespace (attributes of ST.96 are qualified); none for null.</summary>
    public void Attribute(string name, string? value)
    {
        if (value is not null)
        {
            xml.WriteAttributeString(St96Space.Com.Prefix, name, St96Space.Com.Name, Clean(value));
        }
    }

    public void Attribute(St96Space space, string name, string? value)
    {
        if (value is not null)
        {
            xml.WriteAttributeString(space.Prefix, name, space.Name, Clean(value));
        }
    }

    public void Text(St96Space space, string name, string? value)
    {
        if (value is not null)
        {
            xml.WriteStartElement(space.Prefix, name, space.Name);
            xml.WriteString(Clean(value));
            xml.WriteEndElement();
        }
    }

    public void Text(St96Space space, string name, RegisterDate? value)
    {
        if (value is { } date)
        {
            xml.WriteStartElement(space.Prefix, name, space.Name);
            xml.WriteString(date.ToString());
            xml.WriteEndElement();
        }
    }

    public void Text(St96Space space, string name, bool? value)
    {
        if (value is { } yes)
        {
            Text(space, name, yes ? "true" : "false");
        }
    }

    public void Text(St96Space space, string name, int? value)
    {
        if (value is { } number)
        {
            Text(space, name, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>An element with a language, and a sequence number where the schema orders its texts.</summary>
    public void Text(St96Space space, string name, LocalText text)
    {
        xml.WriteStartElement(space.Prefix, name, space.Name);
        Attribute("languageCode", text.Language);
        xml.WriteString(Clean(text.Text));
        xml.WriteEndElement();
    }

    public void Texts(St96Space space, string name, List<LocalText>? texts)
    {
        if (texts is not null)
        {
            foreach (var text in texts)
            {
                Text(space, name, text);
            }
        }
    }

    /// <summary>The texts inside a bag of their own; no bag for none.</summary>
    public void Bag(St96Space space, string bag, string name, List<LocalText>? texts)
    {
        if (texts is { Count: > 0 })
        {
            Open(space, bag);
            Texts(space, name, texts);
            Close();
        }
    }

    /// <summary>What Daftar says beside the elements of the next record: an instruction for each of its documents, null for none.</summary>
    public void Beside(IReadOnlyList<string?>? instructions) => _beside = instructions is { Count: > 0 } ? new Queue<string?>(instructions) : null;

    /// <summary>Behind the attributes of a record's element and the instruction of its scope: what Daftar says beside the elements.</summary>
    public void Beside()
    {
        if (_beside?.TryDequeue(out var said) == true && said is not null)
        {
            xml.WriteProcessingInstruction(StatedBeside.Target, said);
        }
    }

    public void Moment(St96Space space, string name, DateTimeOffset moment) =>
        Text(space, name, moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    /// <summary>Takes down that this has no place in the document: a path in the names of ST.97.</summary>
    public void Lose(string path)
    {
        _lost ??= [];
        if (!_lost.Contains(path))
        {
            _lost.Add(path);
        }
    }

    public void LoseWhere(bool has, string path)
    {
        if (has)
        {
            Lose(path);
        }
    }

    /// <summary>What was lost since the last call.</summary>
    public IReadOnlyList<string> TakeLost()
    {
        var lost = _lost;
        _lost = null;
        return lost ?? (IReadOnlyList<string>)[];
    }

    /// <summary>XML 1.0 has no way to write most control characters and half surrogates; they become blanks.</summary>
    public static string Clean(string text) => text.AsSpan().IndexOfAnyExceptInRange(' ', '\uD7FF') < 0 ? text : Cleaned(text);

    private static string Cleaned(string text)
    {
        char[]? clean = null;
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (!XmlConvert.IsXmlChar(text[at]))
            {
                clean ??= text.ToCharArray();
                clean[at] = ' ';
            }
        }
        return clean is null ? text : new string(clean);
    }
}
