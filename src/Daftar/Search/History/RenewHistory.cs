using Daftar.Store;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>
/// Keeps the index of all states of a served register up with the journal, and makes it anew beside itself where it has other fields than the program (decision 55). It does so after the index of
/// today's states: nearly everything asks that one, and two at once would need the disk for four.
/// </summary>
/// <param name="database">The register.</param>
/// <param name="index">Its index of all states; nobody else writes it.</param>
/// <param name="current">Its index of today's states; null where another process has it.</param>
/// <param name="threads">Threads that make documents for the index that answers; 0: one per processor. The other has one, of low priority.</param>
/// <param name="time">The clock.</param>
public sealed class RenewHistory(Database database, RegisterIndex index, ISearchIndex? current, int threads, TimeProvider time)
{
    private readonly RenewIndex renew = new(index, (of, beside, before) => new FollowHistory(database, (EmbeddedIndex)of, beside ? 1 : threads, time, beside, before as FollowHistory), time)
    {
        WaitsFor = () => current?.Renewal is null ? null : "the index of today's states is made first",
    };

    public RegisterIndex Index => index;

    /// <inheritdoc cref="FollowHistory.MayAnswer"/>
    public bool MayAnswer => Follower.MayAnswer;

    /// <inheritdoc cref="FollowHistory.Behind"/>
    public long Behind => Follower.Behind;

    /// <summary>Why it cannot be relied on: it does not follow at the moment, or is damaged and being made anew; null where all is well.</summary>
    public string? Problem =>
        Follower.Damage is [var damage, ..]
            ? $"{damage} The index of earlier states is made anew from the register by itself{HowFar}; until then what is asked as of a day or of earlier states is refused, and all else is answered. Told again, it is the disk that should be looked after."
            : renew.Problem is { } problem ? $"Index of earlier states: {problem}" : null;

    /// <summary>What goes on beside; null where nothing does.</summary>
    public string? Remark => index.Renewal?.ToString() ?? index.Building;

    /// <inheritdoc cref="RenewIndex.StartedAnew"/>
    public Action<string>? StartedAnew
    {
        get => renew.StartedAnew;
        set => renew.StartedAnew = value;
    }

    /// <inheritdoc cref="RenewIndex.Told"/>
    public Action<string>? Told
    {
        get => renew.Told;
        set => renew.Told = value;
    }

    private string HowFar => index.Building is null ? "" : Invariant($", {index.Current.BuiltPercent} % are done");

    private FollowHistory Follower => (FollowHistory)renew.Follower;

    /// <inheritdoc cref="FollowHistory.CatchUp"/>
    public Task<long> CatchUp(IProgress<FollowProgress>? progress, CancellationToken cancel) => Follower.CatchUp(progress, cancel);

    /// <inheritdoc cref="RenewIndex.Run"/>
    public Task Run(CancellationToken cancel) => renew.Run(cancel);
}
