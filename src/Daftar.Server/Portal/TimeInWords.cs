using Daftar.Languages;
using Daftar.Register;
using Daftar.Server.Searching;
using Daftar.Values;

namespace Daftar.Server.Portal;

/// <summary>Of which time a question asks, in words.</summary>
internal static class TimeInWords
{
    /// <summary>Null for today.</summary>
    public static string? SaidOfTime(this SearchQuestion question, Labels words, Display show) => question switch
    {
        { AsOf: { } day, AsOfBy: AsOfTime.Learnt } => words.Format("search.saidLearnt", show.Date(RegisterDate.From(day.LastDay))),
        { AsOf: { } day } => words.Format("search.saidLaw", show.Date(RegisterDate.From(day.LastDay))),
        { InAllStates: true } => words["search.saidStates"],
        _ => null,
    };
}
