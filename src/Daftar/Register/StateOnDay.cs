using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>What held on one day: what was said, without what is dated later, and with what was told of days up to it afterwards.</summary>
/// <param name="said">What the statements say that answer for that day; not changed.</param>
/// <param name="known">All that was ever said.</param>
/// <param name="by">The statement that ranks highest of those that answer, and the one that the status rests on.</param>
/// <param name="day">The day.</param>
internal sealed class StateOnDay(IpRecord said, IpRecord known, (StatedRow Row, StatedRow OfStatus) by, DateOnly day)
{
    private readonly bool isTold = day >= by.Row.TellsOf || day >= by.Row.StatedOn;
    private IpRecord? cut;

    /// <summary>What was said itself, where it held just so.</summary>
    public IpRecord Find()
    {
        Put(said.RegistrationDate, known.RegistrationDate, static (state, date) => state.RegistrationDate = date);
        Put(said.PublicationDate, known.PublicationDate, static (state, date) => state.PublicationDate = date);
        Put(said.TerminationDate, known.TerminationDate, static (state, date) => state.TerminationDate = date);
        Put(said.EffectDate, null, static (state, date) => state.EffectDate = date);
        Put(said.RenewalDate, null, static (state, date) => state.RenewalDate = date);
        if (said.ExpiryDate is not null && IsLater(said.RegistrationDate))
        {
            Cut.ExpiryDate = null;
        }
        Keep(said.Events, known.Events, static happened => happened.Date, static (a, b) => a.Date == b.Date && a.Code == b.Code && a.Text == b.Text && a.Category == b.Category, static (state, left) => state.Events = left);
        Keep(said.Publications, known.Publications, static publication => publication.Date, static (a, b) => a.Same(b), static (state, left) => state.Publications = left);
        Keep(said.Procedures, known.Procedures, DatedFacts.Of, static (a, b) => a.Kind == b.Kind && a.Identifier == b.Identifier && DatedFacts.Of(a) == DatedFacts.Of(b), static (state, left) => state.Procedures = left);
        Keep(said.Designations, known.Designations, static designation => designation.Date, static (a, b) => a.Office == b.Office, static (state, left) => state.Designations = left);
        if (Status() is var status && !ReferenceEquals(status, said.Status))
        {
            Cut.Status = status;
        }
        return cut ?? said;
    }

    private IpRecord Cut => cut ??= said.Copy();

    /// <summary>The status of that day. Where the dates do not tell it, it is unknown: never derived from silence.</summary>
    private LegalStatus? Status()
    {
        if (said.Status is not { } stated)
        {
            return null;
        }
        var since = stated.Date?.LastDay ?? (stated.General != GeneralStatus.Ended ? by.OfStatus.TellsOf : by.OfStatus.StatedOn);
        var own = DatedFacts.Statuses(said).ToList();
        List<StatusSince> others = ReferenceEquals(known, said) ? [] : [.. DatedFacts.Statuses(known).Except(own)];
        if (since <= day || day >= by.OfStatus.StatedOn)
        {
            // What was told since of days between counts too; what it said itself it has weighed.
            return Latest(others) is { } told && told.Day > since && told.General != stated.General ? Begun(told, stated) : stated;
        }
        own.AddRange(others);
        return Latest(own) is not { } began ? Begun(new StatusSince(default, stated.General == GeneralStatus.Pending ? GeneralStatus.Pending : GeneralStatus.Unknown, null), stated)
            : Went(began, own) ? Begun(began, stated) : Begun(new StatusSince(default, GeneralStatus.Unknown, null), stated);
    }

    /// <summary>Whether a status that began is known to have gone on until that day.</summary>
    private bool Went(StatusSince began, List<StatusSince> all) =>
        began.General == GeneralStatus.Ended || said.Status?.General == began.General || known.Status?.General == began.General || all.Exists(other => other.Day > day && other.Stage > began.Stage)
        || ((said.Status ?? known.Status)?.Reason == "expired" && (said.ExpiryDate ?? known.ExpiryDate)?.FirstDay > day);

    private StatusSince? Latest(List<StatusSince> of)
    {
        StatusSince? latest = null;
        foreach (var one in of)
        {
            if (one.Day <= day && (latest is not { } known || (one.Day, one.Stage).CompareTo((known.Day, known.Stage)) > 0))
            {
                latest = one;
            }
        }
        return latest;
    }

    private static LegalStatus Begun(StatusSince began, LegalStatus stated) => stated.Date is null && stated.General == began.General && stated.Reason == began.Reason ? stated
        : new LegalStatus { General = began.General, Reason = began.Reason, Date = began.Date.Number == 0 ? null : began.Date, ReportedOn = stated.ReportedOn };

    /// <summary>What was planned when it was stated is part of what was said.</summary>
    private bool IsLater(RegisterDate? date) => date is { } told && told.LastDay > day && !(isTold && told.LastDay > by.Row.StatedOn.AddDays(1));

    private bool IsBy(RegisterDate? date) => date is { } told && told.LastDay <= day;

    private void Put(RegisterDate? mine, RegisterDate? told, Action<IpRecord, RegisterDate?> put)
    {
        var date = IsLater(mine) ? null : mine;
        date ??= IsBy(told) ? told : null;
        if (date != mine)
        {
            put(Cut, date);
        }
    }

    /// <summary>Of what was said what is not dated later, and what was told of days up to that one afterwards.</summary>
    private void Keep<T>(List<T>? mine, List<T>? told, Func<T, RegisterDate?> date, Func<T, T, bool> same, Action<IpRecord, List<T>?> put)
    {
        var more = ReferenceEquals(known, said) ? null : told?.FindAll(one => IsBy(date(one)) && mine?.Exists(other => same(other, one)) != true);
        if (more is { Count: > 0 } || mine?.Exists(one => IsLater(date(one))) == true)
        {
            List<T> left = [.. (mine ?? []).Where(one => !IsLater(date(one))), .. more ?? []];
            put(Cut, left.Count > 0 ? left : null);
        }
    }
}
