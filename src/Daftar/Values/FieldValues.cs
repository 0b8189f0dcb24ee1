using System.Runtime.InteropServices;

namespace Daftar.Values;

/// <summary>The values of one field of one record, as a field table's getter gives them. Reused from record to record; empty and blank values are left out.</summary>
public sealed class FieldValues
{
    private const int MostCompared = 32;

    private readonly List<string> values = [];

    /// <summary>Languages by value; shorter than the values where those behind have none.</summary>
    private readonly List<string?> languages = [];

    /// <summary>The values, where there are too many to look through.</summary>
    private readonly HashSet<string> once = new(StringComparer.Ordinal);

    public int Count => values.Count;

    public ReadOnlySpan<string> All => CollectionsMarshal.AsSpan(values);

    /// <summary>Adds one value; nothing when it is absent or blank.</summary>
    public void Add(string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            values.Add(value);
        }
    }

    /// <summary>Adds one text in a language; null where it is not known, or does not matter.</summary>
    public void Add(string? text, string? language)
    {
        if (language is not null && !string.IsNullOrWhiteSpace(text))
        {
            while (languages.Count < values.Count)
            {
                languages.Add(null);
            }

            languages.Add(language);
        }

        Add(text);
    }

    /// <summary>The language of a value, by its place.</summary>
    public string? LanguageOf(int at) => at < languages.Count ? languages[at] : null;

    /// <summary>Adds one value unless the field has it: a name that stands under two roles is one name.</summary>
    public void AddOnce(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return;
        }
        // Almost every field has a handful; a hash of them would cost more than it saves.
        if (values.Count < MostCompared)
        {
            if (!values.Contains(value))
            {
                values.Add(value);
            }
            return;
        }
        if (once.Count == 0)
        {
            once.UnionWith(values);
        }
        if (once.Add(value))
        {
            values.Add(value);
        }
    }

    /// <summary>Adds several values.</summary>
    public void Add(IEnumerable<string?>? several)
    {
        foreach (var value in several ?? [])
        {
            Add(value);
        }
    }

    /// <summary>Adds a date for a field of kind <see cref="FieldKind.Date"/>; it may be only a month or year.</summary>
    public void Add(RegisterDate? date)
    {
        if (date is { } known)
        {
            values.Add(known.ToString());
        }
    }

    /// <summary>Adds <paramref name="mark"/> if the record bears it: <c>to.AddIf(record.Images.Count > 0, "image")</c>.</summary>
    public void AddIf(bool bears, string mark)
    {
        if (bears)
        {
            Add(mark);
        }
    }

    public void Clear()
    {
        values.Clear();
        languages.Clear();
        once.Clear();
    }
}
