using Daftar.Offices;
using Daftar.Register;
using Daftar.Values;

namespace Daftar.Server.Portal;

/// <summary>The packages taken in, the latest first, each with its account: what was received, and what became of it.</summary>
internal sealed class LoadedPage(Packages packages, Register.Entries entries, OfficeProfiles offices) : PortalPage
{
    /// <summary>Packages on the page.</summary>
    public const int Most = 200;

    public IReadOnlyList<PackageAccount> Accounts { get; private set; } = [];

    /// <summary>Some packages are not told of.</summary>
    public bool LeavesOut { get; private set; }

    /// <summary>Some full extraction was told to remove what it omits: what it removed stands beside its account, and adds up to nothing.</summary>
    public bool ShowsRemoved => Accounts.Any(account => account.Removed is not null);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = await packages.List(Most, cancel);
        var hidden = await entries.NotShown(cancel);
        var hold = await packages.Hold(all.Select(account => account.Id), cancel);
        Accounts = [.. all.Where(account => hidden.Count == 0 || !hold[account.Id].Any(one => one.Office.Length == 0 ? MayHold(account, hidden) : hidden.Contains(one)))];
        LeavesOut = Accounts.Count < all.Count;
        ShowsDemonstration = Accounts.Any(account => account.Demonstration);
    }

    /// <summary>
    /// A record that could not be read is of nobody knows which collection: told is what cannot be of one that is not shown, for want of a mandate. Where nobody declared who
    /// delivers, it could be of any.
    /// </summary>
    private bool MayHold(PackageAccount account, IReadOnlyList<(string Office, Right Right)> hidden) =>
        offices.SenderOf(account.Authority) is not { } sender || hidden.Any(one => offices.MayDeliver(sender, one.Office, one.Right));

    /// <summary>The columns of the account, in the order in which they add up.</summary>
    public IReadOnlyList<(string Name, long Count)> Outcomes(PackageAccount account) =>
    [
        (Words["outcome.new"], account.New),
        (Words["outcome.changed"], account.Changed),
        (Words["outcome.unchanged"], account.Unchanged),
        (Words["outcome.older"], account.Older),
        (Words["outcome.deleted"], account.Deleted),
        (Words["outcome.duplicate"], account.Duplicate),
        (Words["outcome.held"], account.Held),
        (Words["outcome.setAside"], account.SetAside),
    ];
}
