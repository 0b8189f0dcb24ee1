using Daftar.Server.Running;
using Daftar.Store;

namespace Daftar.Server.Commands;

/// <summary>Serves a register until stopped: what <c>serve</c> and <c>demo</c> end in.</summary>
internal static class Serving
{
    /// <param name="invocation">Where to say it, and whether logs are for people.</param>
    /// <param name="settings">Address and ports.</param>
    /// <param name="register">The register with its index taken.</param>
    /// <param name="stop">Being stopped is the proper end.</param>
    /// <param name="measuring">What was counted before; null where nothing was done yet.</param>
    /// <exception cref="IOException">A port is in use.</exception>
    public static async Task<ExitCode> RunAsync(Invocation invocation, Settings settings, RunningRegister register, CancellationToken stop, Measuring? measuring = null)
    {
        await using var site = Site.Build(settings, register, jsonLogs: !invocation.Output.Watched);
        await using var inside = await Inside.StartAsync(settings.Get(Settings.MetricsPort), site.Services.GetRequiredService<Readiness>(), stop, measuring: measuring);
        await site.StartAsync(stop);
        register.Serves(site.Urls.First());
        invocation.Output.Say($"Daftar serves {site.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}; metrics and health details at {inside.Address}metrics. Ctrl-C stops it.");
        await site.WaitForShutdownAsync(stop);
        return ExitCode.Ok;
    }
}
