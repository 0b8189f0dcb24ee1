using Daftar.Store;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Daftar.Server.Running;

/// <summary>Counts what goes on in this process from the moment it is made: what went on before is in no metric. A command that loads before it listens makes it first.</summary>
internal sealed class Measuring : IDisposable
{
    private readonly PrometheusText text = new();
    private readonly MeterProvider counters;

    public Measuring() => counters = Sdk.CreateMeterProviderBuilder()
        .AddMeter(Measures.MeterName, "Microsoft.AspNetCore.Hosting", "System.Runtime", "Npgsql")
        .AddReader(text.Reader)
        .Build();

    /// <summary>Every metric as it is now, as Prometheus reads it.</summary>
    public string Take() => text.Take();

    public void Dispose() => counters.Dispose();
}
