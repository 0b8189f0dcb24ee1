using Daftar.Register;
using Daftar.Server.Searching;
using Daftar.Values;
using Microsoft.AspNetCore.Mvc;

namespace Daftar.Server.Portal;

/// <summary>One entry as of a day: what held in law, or what this register showed. The parameters are those of the search.</summary>
internal sealed class AsOfPage(Entries entries) : EntryPageBase(entries)
{
    public SearchQuestion Question { get; private set; } = new();

    /// <summary>What was found of that day; null where nothing is known of it.</summary>
    public PublicState? Found { get; private set; }

    /// <summary>Null where the day that was asked is none.</summary>
    public string? SaidOfTime => Question.SaidOfTime(Words, Show);

    /// <summary>The office stated it only after that day.</summary>
    public bool IsStatedLater => Found is { } found && Question.AsOf is { } day && found.IsStatedAfter(day.LastDay, Question.AsOfBy);

    public async Task<IActionResult> OnGetAsync(Guid id, string? asof, string? asofby, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        if (Entry.MergedInto is { } into)
        {
            return RedirectPermanent(Addresses.AsOf(Language, into, asof, asofby));
        }

        Shown = null;
        if (QuestionReader.TimeOf(asof, asofby) is not { } time)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Question = new SearchQuestion { AsOf = time.Day, AsOfBy = time.By };
        Found = await Register.OnDay(Entry, time.Day.LastDay, time.By, cancel);
        Shown = await SheetOfAsync(Found?.State, cancel);
        return Page();
    }
}
