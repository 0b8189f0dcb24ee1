using Daftar.Register;
using Daftar.Search;
using Daftar.Store;

namespace Daftar.Server.Running;

/// <summary>What goes on while the site is served: the index follows the journal, and embargoes end on their day.</summary>
internal sealed class Following(RenewIndex follow, IJournalIndex index, Embargo embargo, Entries entries, TimeProvider time, ILogger<Following> log) : BackgroundService
{
    /// <summary>One look into a small index a second: an entry whose day has come is found a second later.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        follow.StartedAnew = reason => log.LogWarning("{Reason}", reason);
        follow.Told = told => log.LogWarning("{Told}", told);
        index.FoundDamaged = damage => log.LogWarning("{Damage}", damage);
        return Task.WhenAll(Task.Run(() => follow.Run(stoppingToken), stoppingToken), Task.Run(() => EndEmbargoes(stoppingToken), stoppingToken));
    }

    private async Task EndEmbargoes(CancellationToken stop)
    {
        var counted = false;
        using var ticks = new PeriodicTimer(Between, time);
        while (await ticks.WaitForNextTickAsync(stop))
        {
            try
            {
                if (!counted)
                {
                    // The first count of a large register takes a second or so; no visitor should wait for it.
                    await entries.Coverage(stop);
                    counted = true;
                }

                if (await embargo.OpenDue(stop) is > 0 and var opened)
                {
                    log.LogInformation("The embargo of {Entries} entries has ended", opened);
                }
            }
            catch (Exception failed) when (failed is Npgsql.NpgsqlException or StoreException)
            {
                log.LogWarning(failed, "Embargoes could not be looked at; trying again in a second");
            }
        }
    }
}
