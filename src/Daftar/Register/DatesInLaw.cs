using Daftar.Values;

namespace Daftar.Register;

/// <summary>
/// Which statements about one entry have a date in law. The dates of an entry are told again with each complete record: a statement tells of a time in law only
/// where its latest date is later than what was told before it was produced. A record that is merely written otherwise, or deleted, says so from the day it was produced.
/// </summary>
internal static class DatesInLaw
{
    /// <param name="statements">All that were made about the entry.</param>
    /// <param name="facts">The latest date in law each of them tells (yyyymmdd, 0 for none), when it was produced, and its kind.</param>
    /// <returns>Each of them, and whether its date in law is its own.</returns>
    public static IEnumerable<(T Statement, bool HasDate)> Find<T>(IEnumerable<T> statements, Func<T, (int InLaw, DateTimeOffset Produced, SnapshotKind Kind)> facts)
    {
        var told = DateOnly.MinValue;
        foreach (var statement in statements.OrderBy(statement => facts(statement).Produced))
        {
            var (inLaw, _, kind) = facts(statement);
            var isOwn = inLaw > 0 && kind != SnapshotKind.Deleted && RegisterDate.FromNumber(inLaw).LastDay > told;
            if (isOwn)
            {
                told = RegisterDate.FromNumber(inLaw).LastDay;
            }
            yield return (statement, isOwn);
        }
    }
}
