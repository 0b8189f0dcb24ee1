using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Daftar.Search;

/// <summary>What entries must fulfil: as much of it as can be in one tsquery, the rest joined in SQL.</summary>
internal abstract record Condition
{
    /// <summary>Lexemes of one tsquery: PostgreSQL looks at all of them for every entry it comes across, so that many are asked for in several.</summary>
    private const int MostOperands = 256;

    public static Condition Of(TsQuery query) => query is TsOr or && or.Operands > MostOperands
        ? new AnyCondition([.. or.Parts.Chunk(MostOperands).Select(chunk => new TsCondition(TsQuery.Or(chunk)))])
        : new TsCondition(query);

    public static Condition And(IReadOnlyList<Condition> parts) => Join(parts, TsQuery.And, joined => new AllCondition(joined), TsQuery.All);

    public static Condition Or(IReadOnlyList<Condition> parts) => Join(parts, TsQuery.Or, joined => new AnyCondition(joined), TsQuery.None);

    public static Condition Not(Condition part) => part is TsCondition { Query: var query } ? new TsCondition(TsQuery.Not(query)) : new NotCondition(part);

    /// <summary>As SQL over a row <c>e</c> of search_entry, with its values as parameters.</summary>
    public string Write(List<NpgsqlParameter> parameters)
    {
        var text = new StringBuilder();
        WriteTo(text, parameters);
        return text.ToString();
    }

    internal abstract void WriteTo(StringBuilder text, List<NpgsqlParameter> parameters);

    private static Condition Join(IReadOnlyList<Condition> parts, Func<IEnumerable<TsQuery>, TsQuery> together, Func<IReadOnlyList<Condition>, Condition> join, TsQuery neutral)
    {
        var query = together(parts.OfType<TsCondition>().Select(part => part.Query));
        var others = parts.Where(part => part is not TsCondition).ToList();
        if (others.Count == 0)
        {
            return Of(query);
        }

        if (query != neutral)
        {
            others.Insert(0, Of(query));
        }

        return others.Count == 1 ? others[0] : join(others);
    }

    protected static void Joined(StringBuilder text, List<NpgsqlParameter> parameters, string between, IReadOnlyList<Condition> parts)
    {
        text.Append('(');
        for (var i = 0; i < parts.Count; i++)
        {
            text.Append(i > 0 ? between : "");
            parts[i].WriteTo(text, parameters);
        }

        text.Append(')');
    }

    /// <summary>Adds a parameter and says its name.</summary>
    public static string Parameter(List<NpgsqlParameter> parameters, object value, NpgsqlDbType type)
    {
        parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
        return string.Create(CultureInfo.InvariantCulture, $"${parameters.Count}");
    }
}

internal sealed record TsCondition(TsQuery Query) : Condition
{
    internal override void WriteTo(StringBuilder text, List<NpgsqlParameter> parameters) =>
        text.Append(Query == TsQuery.All ? "true" : Query == TsQuery.None ? "false" : $"e.terms @@ {Parameter(parameters, Query.Write(), NpgsqlDbType.Text)}::tsquery");
}

internal sealed record AllCondition(IReadOnlyList<Condition> Parts) : Condition
{
    internal override void WriteTo(StringBuilder text, List<NpgsqlParameter> parameters) => Joined(text, parameters, " and ", Parts);
}

internal sealed record AnyCondition(IReadOnlyList<Condition> Parts) : Condition
{
    internal override void WriteTo(StringBuilder text, List<NpgsqlParameter> parameters) => Joined(text, parameters, " or ", Parts);
}

internal sealed record NotCondition(Condition Part) : Condition
{
    internal override void WriteTo(StringBuilder text, List<NpgsqlParameter> parameters)
    {
        text.Append("not (");
        Part.WriteTo(text, parameters);
        text.Append(')');
    }
}

/// <summary>Entries found by looking at the places of their words.</summary>
internal sealed record EntriesCondition(Guid[] Entries) : Condition
{
    internal override void WriteTo(StringBuilder text, List<NpgsqlParameter> parameters) =>
        text.Append(Entries.Length == 0 ? "false" : $"e.entry = any({Parameter(parameters, Entries, NpgsqlDbType.Array | NpgsqlDbType.Uuid)})");
}
