using System.Globalization;
using System.Text;

namespace Daftar.Search;

/// <summary>A part of a query that a tsquery says exactly. Written by us and cast, never parsed from text of a person.</summary>
internal abstract record TsQuery
{
    /// <summary>Matches nothing.</summary>
    public static TsQuery None { get; } = new TsOr([]);

    /// <summary>Matches every entry.</summary>
    public static TsQuery All { get; } = new TsAnd([]);

    public static TsQuery And(params IEnumerable<TsQuery> parts)
    {
        var flat = parts.SelectMany(part => part is TsAnd and ? and.Parts : [part]).ToArray();
        return flat.Contains(None) ? None : flat.Length == 1 ? flat[0] : new TsAnd(flat);
    }

    public static TsQuery Or(params IEnumerable<TsQuery> parts)
    {
        var flat = parts.SelectMany(part => part is TsOr or ? or.Parts : [part]).ToArray();
        return flat.Contains(All) ? All : flat.Length == 1 ? flat[0] : new TsOr(flat);
    }

    public static TsQuery Not(TsQuery part) => part == None ? All : part == All ? None : part is TsNot not ? not.Part : new TsNot(part);

    /// <summary>False if entries can match that have none of its lexemes: the index cannot begin with it alone.</summary>
    public abstract bool RequiresMatch { get; }

    public abstract int Operands { get; }

    /// <summary>As PostgreSQL reads it.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        (RequiresMatch ? this : And(new TsLexeme(Lexemes.Every), this)).WriteTo(text);
        return text.ToString();
    }

    internal abstract void WriteTo(StringBuilder text);

    protected static void Join(StringBuilder text, string between, IReadOnlyList<TsQuery> parts)
    {
        text.Append('(');
        for (var i = 0; i < parts.Count; i++)
        {
            text.Append(i > 0 ? between : "");
            parts[i].WriteTo(text);
        }

        text.Append(')');
    }
}

internal sealed record TsLexeme(string Lexeme, bool IsPrefix = false) : TsQuery
{
    public override bool RequiresMatch => true;

    public override int Operands => 1;

    internal override void WriteTo(StringBuilder text) =>
        text.Append('\'').Append(Lexeme.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)).Append('\'').Append(IsPrefix ? ":*" : "");
}

internal sealed record TsAnd(IReadOnlyList<TsQuery> Parts) : TsQuery
{
    public bool Equals(TsAnd? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => Parts.Count;

    public override bool RequiresMatch => Parts.Any(part => part.RequiresMatch);

    public override int Operands => Parts.Sum(part => part.Operands);

    internal override void WriteTo(StringBuilder text)
    {
        // those that can be looked up first
        Join(text, "&", [.. Parts.OrderByDescending(part => part.RequiresMatch)]);
    }
}

internal sealed record TsOr(IReadOnlyList<TsQuery> Parts) : TsQuery
{
    public bool Equals(TsOr? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => Parts.Count;

    public override bool RequiresMatch => Parts.All(part => part.RequiresMatch);

    public override int Operands => Parts.Sum(part => part.Operands);

    internal override void WriteTo(StringBuilder text) => Join(text, "|", Parts);
}

internal sealed record TsNot(TsQuery Part) : TsQuery
{
    public override bool RequiresMatch => false;

    public override int Operands => Part.Operands;

    internal override void WriteTo(StringBuilder text)
    {
        text.Append("!(");
        Part.WriteTo(text);
        text.Append(')');
    }
}

/// <summary>Lexemes at distances from one another: each part a lexeme, or several with OR.</summary>
/// <param name="Places">Of each part, relative to the first; ascending.</param>
internal sealed record TsPhrase(IReadOnlyList<TsQuery> Parts, IReadOnlyList<int> Places) : TsQuery
{
    public override bool RequiresMatch => true;

    public override int Operands => Parts.Sum(part => part.Operands);

    internal override void WriteTo(StringBuilder text)
    {
        text.Append('(');
        Parts[0].WriteTo(text);
        for (var i = 1; i < Parts.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<{Places[i] - Places[i - 1]}>");
            Parts[i].WriteTo(text);
        }

        text.Append(')');
    }
}
