using Daftar.Search;

namespace Daftar.Server.Running;

/// <summary>While the site is served, the index of all states follows the journal.</summary>
internal sealed class FollowingHistory(FollowHistory follow, ILogger<FollowingHistory> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        follow.StartedAnew = reason => log.LogWarning("{Reason}", reason);
        return Task.Run(() => follow.Run(stoppingToken), stoppingToken);
    }
}
