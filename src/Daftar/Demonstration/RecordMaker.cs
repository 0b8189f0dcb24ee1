using Daftar.Offices;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Demonstration;

/// <summary>
/// Makes the records of one office and right: what the register says of an application on a day. The same application, day and seed give the
/// same record; nothing is kept between calls. Not thread-safe: one for each package being written.
/// </summary>
/// <param name="brief">No pictures, one gazette notice, few representatives: records for measuring.</param>
internal abstract class RecordMaker(Portion portion, ulong seed, PartyMaker parties, OfficeProfile profile, bool brief)
{
    protected Portion Portion { get; } = portion;

    protected bool Brief { get; } = brief;

    protected OfficeTraits Traits { get; } = OfficeTraits.Of(portion.Office);

    protected PartyMaker Parties { get; } = parties;

    protected StatusWords Words { get; } = new(profile, portion.Right);

    protected LanguageWords National { get; } = LanguageWords.Of(OfficeTraits.Of(portion.Office).National);

    protected static LanguageWords English { get; } = LanguageWords.Of("en");

    public static RecordMaker For(Portion portion, ulong seed, PartyMaker parties, OfficeProfile profile, bool brief) => portion.Right switch
    {
        Right.Patent => new PatentMaker(portion, seed, parties, profile, brief),
        Right.Trademark => new MarkMaker(portion, seed, parties, profile, brief),
        Right.Design => new DesignMaker(portion, seed, parties, profile, brief),
        Right.Indication => new IndicationMaker(portion, seed, parties, profile, brief),
        _ => throw new ArgumentOutOfRangeException(nameof(portion)),
    };

    /// <summary>What the register says of an application at the end of that day: several records for designs filed together.</summary>
    public abstract IEnumerable<IpRecord> StateOn(int index, Life life, int day);

    /// <summary>Draws the picture of that name.</summary>
    /// <param name="place">Place of the design in its application, from 1.</param>
    /// <param name="sequence">Place of the picture among those of the record, from 1.</param>
    public virtual byte[] Picture(int index, int place, int sequence) => throw new NotSupportedException($"{Portion.Right} records name no pictures.");

    /// <summary>Numbers, owner and office of the application, and nothing else: enough to say what is deleted.</summary>
    public virtual IEnumerable<IpRecord> DeletionOf(int index, Life life, int day)
    {
        foreach (var record in StateOn(index, life, day))
        {
            record.Operation = Operation.Delete;
            record.Files = null;
            yield return record;
        }
    }

    /// <summary>Leaves of a record only what changed between two days: the office delivers the change, not the state.</summary>
    public virtual IEnumerable<IpRecord> ChangesIn(int index, Life life, int from, int to)
    {
        foreach (var record in StateOn(index, life, to))
        {
            Partial.Reduce(record, life, from, to);
            yield return record;
        }
    }

    protected Dice Draw(int index, ulong topic) => new(seed, Portion.Office[0], Portion.Office[1], (ulong)Portion.Right, (ulong)index, topic);

    /// <summary>Numbers, dates, parties, status, events: what all rights have alike.</summary>
    protected void Common(IpRecord record, int index, Life life, int day, bool utilityModel)
    {
        var filed = Portion.FilingDay(index);
        var year = DateOnly.FromDayNumber(filed).Year;
        var serial = Portion.Serial(index, year);
        var number = Numbering.Application(Portion.Office, Portion.Right, utilityModel, year, serial, index + 1L);
        record.Identifiers.Add(new OfficeNumber { Office = Portion.Office, Of = Numbers.Application, Written = number });
        record.FilingDate = StatusWords.Of(filed);
        record.FilingLanguage = Traits.Filing;
        var registered = life.First(What.Registered);
        if (registered <= day)
        {
            record.RegistrationDate = StatusWords.Of(registered);
            record.Identifiers.Add(new OfficeNumber
            {
                Office = Portion.Office,
                Of = Portion.Right == Right.Patent ? Numbers.Grant : Numbers.Registration,
                Written = Numbering.Registration(Portion.Office, Portion.Right, utilityModel, number, index + 1L),
            });
        }
        record.Status = Words.At(life.All, day);
        record.Events = Events(life, day, utilityModel);
        Persons(record, index, life, day);
    }

    /// <summary>The end of the present term: so many days after filing, moved on by each renewal.</summary>
    protected static RegisterDate? Expiry(Life life, int filed, int day, int period, int longest)
    {
        if (life.First(What.Registered) > day)
        {
            return null;
        }
        var until = filed + period;
        foreach (var happening in life.All)
        {
            if (happening.What == What.Renewed && happening.Day <= day)
            {
                until = Math.Max(until, filed + ((((happening.Day + 100 - filed) / period) + 1) * period));
            }
        }
        return StatusWords.Of(Math.Min(until, filed + longest));
    }

    protected static bool Happened(Life life, What what, int day) => life.First(what) <= day;

    private List<LegalEvent> Events(Life life, int day, bool utilityModel)
    {
        var events = new List<LegalEvent>(life.All.Length);
        foreach (var happening in life.All)
        {
            if (happening.Day <= day && StatusWords.IsEvent(happening.What))
            {
                events.Add(Words.Event(happening, utilityModel, events.Count + 1));
            }
        }
        return events;
    }

    private void Persons(IpRecord record, int index, Life life, int day)
    {
        var dice = Draw(index, 2);
        var owner = Parties.DrawOwner(ref dice, ((ulong)index * 4) + (ulong)Portion.Right);
        var later = Parties.DrawOwner(ref dice, 900_000_000UL + ((ulong)index * 4) + (ulong)Portion.Right);
        var transferred = Happened(life, What.Transferred, day);
        var moved = Happened(life, What.AddressChanged, day);
        var renamed = Happened(life, What.NameChanged, day);
        var holder = transferred ? Parties.Owner(later) : Parties.Owner(owner, moved, renamed);
        record.Applicants = [holder];
        if (dice.Chance(60))
        {
            record.Applicants.Add(Parties.Owner(Parties.DrawOwner(ref dice, 1_900_000_000UL + (ulong)index)));
        }
        for (var i = 0; i < record.Applicants.Count; i++)
        {
            record.Applicants[i].Sequence = i + 1;
            if (Portion.Right != Right.Trademark)
            {
                // Only marks have a place for it.
                record.Applicants[i].IncorporationCountry = null;
            }
        }
        var agent = Parties.DrawAgent(ref dice);
        if (Brief ? dice.Chance(250) : holder.Country != Portion.Office || dice.Chance(450))
        {
            record.Representatives = [Parties.Agent(Happened(life, What.RepresentativeChanged, day) ? (agent + 1) % 40 : agent)];
        }
        Priority(record, index, ref dice, holder.Country);
    }

    private void Priority(IpRecord record, int index, ref Dice dice, string? country)
    {
        var share = Portion.Right switch { Right.Patent => 700, Right.Trademark => 160, Right.Design => 400, _ => 0 };
        if (country is null || country == Portion.Office || !dice.Chance(share))
        {
            return;
        }
        var longest = Portion.Right == Right.Patent ? 364 : 182;
        var day = Portion.FilingDay(index) - dice.Between(20, longest);
        record.Priorities =
        [
            new Priority
            {
                Sequence = Portion.Right == Right.Patent ? 1 : null,
                Office = country == "HK" ? "CN" : country,
                Number = FormattableString.Invariant($"{DateOnly.FromDayNumber(day).Year}{dice.Below(1_000_000):000000}"),
                Date = StatusWords.Of(day),
            },
        ];
    }
}
