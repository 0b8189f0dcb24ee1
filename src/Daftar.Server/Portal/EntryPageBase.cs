using Daftar.Register;
using Daftar.Search;
using Daftar.Server.Portal.Sheets;
using Daftar.Server.Searching;

namespace Daftar.Server.Portal;

/// <summary>What the pages of one entry share: the entry, by its id or its readable address, and one of its states as a sheet.</summary>
internal abstract class EntryPageBase(Entries entries) : PortalPage
{
    protected Entries Register => entries;

    public EntryView Entry { get; private set; } = null!;

    /// <summary>The state shown; the page of an entry that its office deleted has none.</summary>
    public EntrySheet Sheet => Shown ?? throw new InvalidOperationException("This entry has no state to show.");

    public bool HasState => Shown is not null;

    protected EntrySheet? Shown { get; set; }

    public Guid Id => Entry.Id;

    public string Heading => Shown is null ? Words["entry.deletedTitle"] : Sheet.Title?.Text ?? (Sheet.State.Right == Values.Right.Trademark ? Words["hit.figurative"] : Words["hit.untitled"]);

    /// <summary>Office and number, as people name an entry: "PH 4/2019/00001234".</summary>
    public string Name => Shown is null ? "" : $"{Sheet.State.Office} {Sheet.Number?.Written}".Trim();

    /// <summary>The language of goods and services that the reader chose.</summary>
    public string? GoodsLanguage => Request.Query["goods"].FirstOrDefault();

    /// <summary>Finds the entry of this address; false where there is none that the public may see.</summary>
    protected async Task<bool> FindAsync(Guid? id, CancellationToken cancel)
    {
        if (id is null && RouteData.Values["office"] is string office && Addresses.RightOf(RouteData.Values["right"] as string) is { } right && RouteData.Values["slug"] is string slug)
        {
            id = await entries.FindByNumber(office.ToUpperInvariant(), right, slug, cancel);
        }

        if (id is not { } known || await entries.Find(known, cancel) is not { } entry)
        {
            return false;
        }

        Entry = entry;
        ShowsDemonstration = entry.Demonstration;
        Shown = await SheetOfAsync(entry.State, cancel);
        return true;
    }

    /// <summary>A state of this entry, with links to the entries it names.</summary>
    protected async Task<EntrySheet?> SheetOfAsync(Rights.IpRecord? state, CancellationToken cancel) =>
        state is null ? null : EntrySheet.Of(state, Words, Show, await NamedEntries.OfAsync(Id, state, entries, HttpContext.RequestServices.GetRequiredService<ISearchIndex>(), cancel));
}
