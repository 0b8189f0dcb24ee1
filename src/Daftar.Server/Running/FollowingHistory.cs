using Daftar.Search;

namespace Daftar.Server.Running;

/// <summary>While the site is served, the index of all states follows the journal, and is made anew where it has other fields.</summary>
internal sealed class FollowingHistory(RenewHistory follow, ILogger<FollowingHistory> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        follow.StartedAnew = reason => log.LogWarning("{Reason}", reason);
        follow.Told = told => log.LogWarning("{Told}", told);
        follow.Index.FoundDamaged = damage => log.LogWarning("Index of earlier states: {Damage}", damage);
        if (follow.Index.StartedEmptyBecause is { } emptied)
        {
            log.LogWarning("{Emptied}. It is made anew from the journal.", emptied.TrimEnd('.'));
        }

        return Task.Run(() => follow.Run(stoppingToken), stoppingToken);
    }
}
