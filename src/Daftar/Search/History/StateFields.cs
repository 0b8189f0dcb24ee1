using System.Globalization;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// What the index of all states keeps beside the fields of the register: the days on which each state held in law, and on which it was shown. They are asked by
/// <see cref="SearchRequest.AsOf"/> alone: no query can name them.
/// </summary>
internal sealed record StateFields(int LawFrom, int LawUntil, int ShownFrom, int ShownUntil)
{
    private const string LawFromName = "law-from", LawUntilName = "law-until", ShownFromName = "shown-from", ShownUntilName = "shown-until";

    /// <summary>Of a state that still holds.</summary>
    private static readonly DateOnly Open = new(9999, 12, 31);

    /// <summary>The fields of an index of all states.</summary>
    public static FieldTable With(IReadOnlyList<Field> fields, QueryWords? words = null) =>
        new([.. fields, .. ((string[])[LawFromName, LawUntilName, ShownFromName, ShownUntilName]).Select(static name => new Field<object>(name, FieldKind.Date, FieldUses.Filter, static (_, _) => { }))], words)
        {
            Asked = new FieldTable(fields, words),
        };

    /// <summary>Null for an index that has each entry once, as it is now.</summary>
    public static StateFields? In(FieldTable fields) =>
        fields.TryFind(LawFromName, out _) ? new(fields[LawFromName].Ordinal, fields[LawUntilName].Ordinal, fields[ShownFromName].Ordinal, fields[ShownUntilName].Ordinal) : null;

    /// <summary>Adds the days to the document of a state.</summary>
    public static void Add(SearchDocument document, DateOnly? lawFrom, DateOnly? lawUntil, DateOnly? shownFrom, DateOnly? shownUntil)
    {
        Add(document, LawFromName, LawUntilName, lawFrom, lawUntil);
        Add(document, ShownFromName, ShownUntilName, shownFrom, shownUntil);
    }

    /// <summary>States that held, or were shown, on a day: at most one of an entry.</summary>
    public Plan On(DateOnly day, Register.AsOfTime by)
    {
        var (from, until) = by == Register.AsOfTime.Learnt ? (ShownFrom, ShownUntil) : (LawFrom, LawUntil);
        var after = Number(day == DateOnly.MaxValue ? day : day.AddDays(1));
        return new AndPlan([new DatesPlan(from, 0, DateRange.Last(Number(day))), new DatesPlan(until, after, int.MaxValue)]);
    }

    private static void Add(SearchDocument document, string from, string until, DateOnly? first, DateOnly? end)
    {
        if (first is { } day)
        {
            document.Add(from, Text(day)).Add(until, Text(end ?? Open));
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Number(DateOnly day) => RegisterDate.From(day).Number;
}
