using System.Globalization;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// What the index of all states keeps beside the fields of the register: the days on which each state held in law, and on which it was shown. They are asked by
/// <see cref="SearchRequest.AsOf"/> alone: no query can name them.
/// </summary>
/// <param name="Stated">When a state that held in law was stated.</param>
/// <param name="WorkedOut">From when a state held that stands in no snapshot.</param>
/// <param name="Undated">From when anything is known of an entry of which nothing told has a date: it may be older.</param>
internal sealed record StateFields(int LawFrom, int LawUntil, int ShownFrom, int ShownUntil, int Stated, int WorkedOut, int Undated)
{
    private const string LawFromName = "law-from", LawUntilName = "law-until", ShownFromName = "shown-from", ShownUntilName = "shown-until", StatedName = "stated-on", WorkedOutName = "worked-out", UndatedName = "undated-from";

    /// <summary>Of a state that still holds.</summary>
    private static readonly DateOnly Open = new(9999, 12, 31);

    /// <summary>The fields of an index of all states.</summary>
    public static FieldTable With(IReadOnlyList<Field> fields, QueryWords? words = null) =>
        new([.. fields, .. ((string[])[LawFromName, LawUntilName, ShownFromName, ShownUntilName, StatedName, WorkedOutName, UndatedName]).Select(static name => new Field<object>(name, FieldKind.Date, FieldUses.Filter, static (_, _) => { }))], words, textsApart: false)
        {
            Asked = new FieldTable(fields, words, textsApart: false),
        };

    /// <summary>Null for an index that has each entry once, as it is now.</summary>
    public static StateFields? In(FieldTable fields) =>
        fields.TryFind(LawFromName, out _) ? new(fields[LawFromName].Ordinal, fields[LawUntilName].Ordinal, fields[ShownFromName].Ordinal, fields[ShownUntilName].Ordinal, fields[StatedName].Ordinal, fields[WorkedOutName].Ordinal,
            fields[UndatedName].Ordinal) : null;

    /// <summary>Adds the days to the document of a state.</summary>
    public static void Add(SearchDocument document, DateOnly? lawFrom, DateOnly? lawUntil, DateOnly? shownFrom, DateOnly? shownUntil)
    {
        Add(document, LawFromName, LawUntilName, lawFrom, lawUntil);
        Add(document, ShownFromName, ShownUntilName, shownFrom, shownUntil);
    }

    /// <summary>Adds what is known of how a state that held in law came to be known.</summary>
    /// <param name="document">Of the state.</param>
    /// <param name="lawFrom">From when it held.</param>
    /// <param name="statedOn">When it was stated.</param>
    /// <param name="workedOut">It stands in no snapshot.</param>
    /// <param name="isUndated">It is the first known of an entry that has no dates.</param>
    public static void AddStated(SearchDocument document, DateOnly lawFrom, DateOnly statedOn, bool workedOut, bool isUndated)
    {
        if (statedOn > lawFrom)
        {
            document.Add(StatedName, Text(statedOn));
        }

        if (workedOut)
        {
            document.Add(WorkedOutName, Text(lawFrom));
        }

        if (isUndated)
        {
            document.Add(UndatedName, Text(lawFrom));
        }
    }

    /// <summary>States that held, or were shown, on a day: at most one of an entry.</summary>
    public Plan On(DateOnly day, Register.AsOfTime by)
    {
        var (from, until) = by == Register.AsOfTime.Learnt ? (ShownFrom, ShownUntil) : (LawFrom, LawUntil);
        return new AndPlan([new DatesPlan(from, 0, DateRange.Last(Number(day))), After(until, day)]);
    }

    /// <summary>States that stand in a snapshot.</summary>
    public Plan Kept => new NotPlan(new DatesPlan(WorkedOut, 1, int.MaxValue));

    /// <summary>Dates of a field after a day.</summary>
    public static Plan After(int field, DateOnly day) => new DatesPlan(field, Number(day == DateOnly.MaxValue ? day : day.AddDays(1)), int.MaxValue);

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
