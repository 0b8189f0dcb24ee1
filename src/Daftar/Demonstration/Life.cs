using Daftar.Values;

namespace Daftar.Demonstration;

/// <summary>What can happen to an application or right.</summary>
internal enum What : byte
{
    Filed, Examined, Published, Opposed, OppositionRejected, Registered, GrantPublished, FullText, Refused, Withdrawn, Abandoned,
    Renewed, Lapsed, Expired, Surrendered, Cancelled, Transferred, NameChanged, AddressChanged, RepresentativeChanged, Corrected, RecordDeleted,
}

internal readonly record struct Happening(int Day, What What);

/// <summary>
/// Everything that happens to one application, in order. It costs a few dozen draws and no allocation, so that a package can ask of every
/// application whether anything happened in its month. One instance is used again for the next application.
/// </summary>
internal sealed class Life
{
    private readonly Happening[] _all = new Happening[32];
    private int _count;

    public ReadOnlySpan<Happening> All => _all.AsSpan(0, _count);

    /// <summary>The day the office first delivers a record of it: an unpublished patent application only where the office delivers such.</summary>
    public int KnownFrom { get; private set; }

    /// <summary>Day of the first publication; int.MaxValue if there is none.</summary>
    public int PublishedOn { get; private set; }

    /// <param name="deletableFrom">The office may delete its record after this day.</param>
    public void Live(Portion portion, int index, ulong seed, int deletableFrom)
    {
        _count = 0;
        var dice = new Dice(seed, portion.Office[0], portion.Office[1], (ulong)portion.Right, (ulong)index, 1);
        var filed = portion.FilingDay(index);
        Add(filed, What.Filed);
        switch (portion.Right)
        {
            case Right.Patent:
                Patent(ref dice, filed);
                break;
            case Right.Trademark:
                Mark(ref dice, filed);
                break;
            case Right.Design:
                Design(ref dice, filed);
                break;
            default:
                Indication(ref dice, filed);
                break;
        }
        Parties(ref dice, filed);
        // A deletion of an indication stands in a transaction of its own, which these packages do not have.
        if (portion.Right != Right.Indication && dice.Chance(4))
        {
            Add(Math.Max(deletableFrom, filed) + dice.Between(40, 700), What.RecordDeleted);
        }
        _all.AsSpan(0, _count).Sort(static (a, b) => a.Day != b.Day ? a.Day.CompareTo(b.Day) : a.What.CompareTo(b.What));
        Ends();
        PublishedOn = First(What.Published);
        // What is withdrawn before it is published is never delivered; Singapore delivers the others from filing on.
        KnownFrom = portion.Right != Right.Patent ? filed : portion.Office == "SG" && PublishedOn < int.MaxValue ? filed : PublishedOn;
    }

    /// <summary>Day of the first happening of that kind; int.MaxValue where there is none.</summary>
    public int First(What what)
    {
        foreach (var happening in All)
        {
            if (happening.What == what)
            {
                return happening.Day;
            }
        }
        return int.MaxValue;
    }

    public bool AnyIn(int from, int to)
    {
        foreach (var happening in All)
        {
            if (happening.Day >= from && happening.Day <= to)
            {
                return true;
            }
        }
        return false;
    }

    private void Patent(ref Dice dice, int filed)
    {
        // Published 18 months after filing (or priority, up to a year before it).
        var published = filed + (dice.Chance(400) ? dice.Between(185, 400) : 549);
        if (dice.Chance(25))
        {
            Add(filed + dice.Between(30, 180), What.Withdrawn);
            return;
        }
        Add(published, What.Published);
        Add(published + dice.Between(1, 20), What.FullText);
        var examined = published + dice.Between(200, 700);
        Add(examined, What.Examined);
        if (dice.Chance(30))
        {
            Add(published + dice.Between(20, 150), What.Corrected);
        }
        var outcome = dice.Below(1000);
        var decided = examined + dice.Between(150, 900);
        if (outcome >= 620)
        {
            Add(decided, outcome < 760 ? What.Refused : outcome < 920 ? What.Abandoned : What.Withdrawn);
            return;
        }
        Add(decided, What.Registered);
        Add(decided + dice.Between(5, 40), What.GrantPublished);
        Kept(ref dice, decided, filed, period: 365, longest: 20 * 365, lapses: 75);
    }

    private void Mark(ref Dice dice, int filed)
    {
        if (dice.Chance(40))
        {
            Add(filed + dice.Between(20, 200), What.Withdrawn);
            return;
        }
        var examined = filed + dice.Between(30, 150);
        Add(examined, What.Examined);
        var outcome = dice.Below(1000);
        if (outcome < 140)
        {
            Add(examined + dice.Between(60, 300), outcome < 90 ? What.Refused : What.Abandoned);
            return;
        }
        var published = examined + dice.Between(20, 120);
        Add(published, What.Published);
        if (dice.Chance(12))
        {
            Add(published + dice.Between(5, 60), What.Corrected);
        }
        var registered = published + dice.Between(65, 130);
        if (dice.Chance(35))
        {
            var opposed = published + dice.Between(10, 60);
            Add(opposed, What.Opposed);
            if (dice.Chance(400))
            {
                Add(opposed + dice.Between(200, 600), What.Refused);
                return;
            }
            registered = opposed + dice.Between(200, 600);
            Add(registered - 10, What.OppositionRejected);
        }
        Add(registered, What.Registered);
        if (dice.Chance(25))
        {
            Add(registered + dice.Between(200, 3000), dice.Chance(700) ? What.Cancelled : What.Surrendered);
        }
        Kept(ref dice, registered, filed, period: 3652, longest: 36_500, lapses: 380);
    }

    private void Design(ref Dice dice, int filed)
    {
        if (dice.Chance(60))
        {
            Add(filed + dice.Between(30, 200), dice.Chance(500) ? What.Withdrawn : What.Refused);
            return;
        }
        var registered = filed + dice.Between(60, 400);
        Add(registered, What.Registered);
        Add(registered + dice.Between(5, 30), What.Published);
        if (dice.Chance(10))
        {
            Add(registered + dice.Between(40, 100), What.Corrected);
        }
        Kept(ref dice, registered, filed, period: 1826, longest: 15 * 365, lapses: 450);
    }

    private void Indication(ref Dice dice, int filed)
    {
        var examined = filed + dice.Between(60, 200);
        Add(examined, What.Examined);
        var published = examined + dice.Between(30, 90);
        Add(published, What.Published);
        if (dice.Chance(60))
        {
            Add(published + dice.Between(60, 200), What.Refused);
            return;
        }
        Add(published + dice.Between(90, 200), What.Registered);
        if (dice.Chance(60))
        {
            Add(published + dice.Between(300, 1200), What.Corrected);
        }
    }

    /// <summary>Renewals from the filing date on, until one is missed or the longest term is over.</summary>
    private void Kept(ref Dice dice, int registered, int filed, int period, int longest, int lapses)
    {
        // Annual fees of patents would crowd out everything else: only those after the fifth year are events here.
        var due = filed + (period < 1000 ? 5 * period : period);
        while (due <= registered)
        {
            due += period;
        }
        for (; due < filed + longest && _count < 24; due += period)
        {
            if (dice.Chance(lapses))
            {
                Add(due + dice.Between(30, 190), What.Lapsed);
                return;
            }
            Add(due - dice.Between(1, 90), What.Renewed);
        }
        if (due >= filed + longest)
        {
            Add(filed + longest, What.Expired);
        }
    }

    private void Parties(ref Dice dice, int filed)
    {
        var kinds = dice.Below(1000);
        var day = filed + dice.Between(100, 4000);
        if (kinds < 60)
        {
            Add(day, What.Transferred);
        }
        else if (kinds < 110)
        {
            Add(day, What.AddressChanged);
        }
        else if (kinds < 135)
        {
            Add(day, What.NameChanged);
        }
        else if (kinds < 200)
        {
            Add(day, What.RepresentativeChanged);
        }
    }

    /// <summary>Cuts off what would happen after the end, except that the office may delete its record.</summary>
    private void Ends()
    {
        var kept = 0;
        var ended = false;
        for (var i = 0; i < _count; i++)
        {
            var happening = _all[i];
            if (!ended || happening.What == What.RecordDeleted)
            {
                _all[kept++] = happening;
            }
            ended |= happening.What is What.Refused or What.Withdrawn or What.Abandoned or What.Lapsed or What.Expired or What.Surrendered or What.Cancelled;
            if (happening.What == What.RecordDeleted)
            {
                break;
            }
        }
        _count = kept;
    }

    private void Add(int day, What what)
    {
        if (_count < _all.Length)
        {
            _all[_count++] = new Happening(day, what);
        }
    }
}
