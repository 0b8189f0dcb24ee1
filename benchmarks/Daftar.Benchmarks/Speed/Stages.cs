using System.Diagnostics.Metrics;
using Daftar.Store;

namespace Daftar.Benchmarks.Speed;

/// <summary>Seconds of each stage, summed over threads, as the product's own meter counts them.</summary>
internal sealed class Stages : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, double> _seconds = [];

    public Stages()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Measures.MeterName && instrument.Name == "daftar.stage")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, value, tags, _) =>
        {
            lock (_seconds)
            {
                var stage = (string)tags[0].Value!;
                _seconds[stage] = _seconds.GetValueOrDefault(stage) + value;
            }
        });
        _listener.Start();
    }

    public double this[string stage] => _seconds.GetValueOrDefault(stage);

    public void Dispose() => _listener.Dispose();
}
