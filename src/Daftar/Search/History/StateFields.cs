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

    /// <summary>
    /// The days, each with its edition. Who changes which states are made of an entry, or how their days are worked out, raises the editions of the days that come to mean something else:
    /// then what is asked by them is answered when the index has been made anew beside (decision 55), and all else goes on.
    /// </summary>
    private static readonly (string Name, int Edition)[] Days = [(LawFromName, 1), (LawUntilName, 1), (ShownFromName, 1), (ShownUntilName, 1), (StatedName, 1), (WorkedOutName, 1), (UndatedName, 1)];

    /// <summary>The fields of an index of all states.</summary>
    public static FieldTable With(IReadOnlyList<Field> fields, QueryWords? words = null) =>
        new([.. fields, .. Days.Select(static day => new Field<object>(day.Name, FieldKind.Date, FieldUses.Filter, static (_, _) => { }, edition: day.Edition))], words, textsApart: false)
        {
            Asked = new FieldTable(fields, words, textsApart: false),
        };

    /// <summary>True for the fields of an index of all states, of this or another version of the program.</summary>
    public static bool AreIn(FieldTable fields) => fields.TryFind(LawFromName, out _);

    /// <summary>Null for an index that has each entry once, as it is now. Days an earlier version of the program did not keep have the number -1: nothing asks them then.</summary>
    public static StateFields? In(FieldTable fields)
    {
        return AreIn(fields) ? new(Of(LawFromName), Of(LawUntilName), Of(ShownFromName), Of(ShownUntilName), Of(StatedName), Of(WorkedOutName), Of(UndatedName)) : null;

        int Of(string name) => fields.TryFind(name, out var field) ? field.Ordinal : -1;
    }

    /// <summary>The days a request asks by, besides what it names.</summary>
    public static IReadOnlyList<string> AskedBy(SearchRequest request) => (request.AsksHistory, request.AsOf, request.AsOfBy) switch
    {
        (false, _, _) => [],
        (_, null, _) => [WorkedOutName],
        (_, _, Register.AsOfTime.Learnt) => [ShownFromName, ShownUntilName],
        _ => [LawFromName, LawUntilName, StatedName, UndatedName],
    };

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
