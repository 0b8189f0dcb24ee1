using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>What a state tells with its date, and what status begins with it.</summary>
internal static class DatedFacts
{
    /// <summary>The days from which something in a state holds. A date that is only a year or month counts from its last day.</summary>
    public static IEnumerable<DateOnly> Of(IpRecord state)
    {
        IEnumerable<RegisterDate?> dates =
        [
            state.FilingDate, state.RegistrationDate, state.PublicationDate, state.TerminationDate, state.EffectDate, state.RenewalDate, state.Status?.Date,
            .. (state.Events ?? []).Select(static happened => happened.Date),
            .. (state.Publications ?? []).Select(static publication => publication.Date),
            .. (state.Procedures ?? []).Select(Of),
            .. (state.Designations ?? []).Select(static designation => designation.Date),
        ];
        return dates.OfType<RegisterDate>().Select(static date => date.LastDay);
    }

    /// <summary>When a procedure begins.</summary>
    public static RegisterDate? Of(RegisterEntry procedure) => procedure.Filed ?? procedure.Date ?? procedure.Published;

    /// <summary>Statuses that began on a day.</summary>
    public static IEnumerable<StatusSince> Statuses(IpRecord state)
    {
        if (state.FilingDate is { } filed)
        {
            yield return new StatusSince(filed, GeneralStatus.Pending, null);
        }
        if (state.RegistrationDate is { } registered)
        {
            yield return new StatusSince(registered, GeneralStatus.InForce, null);
        }
        if (state.TerminationDate is { } terminated)
        {
            yield return new StatusSince(terminated, GeneralStatus.Ended, state.Status is { General: GeneralStatus.Ended, Reason: var why } ? why : null);
        }
        foreach (var happened in state.Events ?? [])
        {
            if (happened.Date is { } day && StatusOfEvent.Of(happened) is { } begun)
            {
                yield return new StatusSince(day, begun.General, begun.Reason);
            }
        }
        if (state.Status is { Date: { } since, General: not GeneralStatus.Unknown } status)
        {
            yield return new StatusSince(since, status.General, status.Reason);
        }
    }
}

/// <summary>A status that began on a day.</summary>
internal readonly record struct StatusSince(RegisterDate Date, GeneralStatus General, string? Reason)
{
    public DateOnly Day => Date.LastDay;

    /// <summary>On one day an application is filed before it is registered, and registered before it ends.</summary>
    public int Stage => General switch { GeneralStatus.Pending => 0, GeneralStatus.InForce => 1, _ => 2 };
}
