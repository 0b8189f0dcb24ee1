using Daftar.Register;

namespace Daftar.Server.Portal;

/// <summary>The packages taken in, the latest first, each with its account: what was received, and what became of it.</summary>
internal sealed class LoadedPage(Packages packages) : PortalPage
{
    /// <summary>Packages on the page.</summary>
    public const int Most = 200;

    public IReadOnlyList<PackageAccount> Accounts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Accounts = await packages.List(Most, cancel);
        ShowsDemonstration = Accounts.Any(account => account.Demonstration);
    }

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
