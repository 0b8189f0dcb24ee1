using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Daftar.Server.Running;

/// <summary>
/// Metrics in the Prometheus text format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats), taken when asked for.
/// </summary>
internal sealed class PrometheusText : BaseExporter<Metric>
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly Lock one = new();
    private string page = "";

    public PrometheusText() =>
        Reader = new BaseExportingMetricReader(this) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative };

    /// <summary>To be given to the meter provider.</summary>
    public MetricReader Reader { get; }

    /// <summary>Every metric as it is now.</summary>
    public string Take()
    {
        lock (one)
        {
            Reader.Collect(5000);
            return page;
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var text = new StringBuilder();
        foreach (var metric in batch)
        {
            Append(text, metric);
        }

        page = text.ToString();
        return ExportResult.Success;
    }

    private static void Append(StringBuilder text, Metric metric)
    {
        var counts = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
        var buckets = metric.MetricType is MetricType.Histogram;
        var name = NameOf(metric, counts);
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {Escaped(metric.Description).Replace("\\\"", "\"", StringComparison.Ordinal)}\n");
        text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {(buckets ? "histogram" : counts ? "counter" : "gauge")}\n");
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = Labels(point.Tags);
            if (buckets)
            {
                AppendHistogram(text, name, labels, point);
            }
            else
            {
                AppendLine(text, name, labels, ValueOf(metric.MetricType, point));
            }
        }
    }

    private static void AppendHistogram(StringBuilder text, string name, string labels, in MetricPoint point)
    {
        long below = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            var bound = $"le=\"{Number(bucket.ExplicitBound)}\"";
            AppendLine(text, name + "_bucket", labels.Length == 0 ? bound : $"{labels},{bound}", below);
        }

        AppendLine(text, name + "_sum", labels, point.GetHistogramSum());
        AppendLine(text, name + "_count", labels, point.GetHistogramCount());
    }

    private static void AppendLine(StringBuilder text, string name, string labels, double value) =>
        text.Append(name).Append(labels.Length == 0 ? "" : $"{{{labels}}}").Append(' ').Append(Number(value)).Append('\n');

    private static double ValueOf(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
        _ => throw new NotSupportedException($"metrics of type {type} have no form here"),
    };

    private static string Labels(ReadOnlyTagCollection tags)
    {
        var labels = new StringBuilder();
        foreach (var tag in tags)
        {
            var value = Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "";
            labels.Append(labels.Length == 0 ? "" : ",").Append(Folded(tag.Key)).Append("=\"").Append(Escaped(value)).Append('"');
        }

        return labels.ToString();
    }

    private static string NameOf(Metric metric, bool counts)
    {
        var unit = metric.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        var name = Folded(metric.Name) + unit;
        return counts && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    private static string Folded(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' ? c : '_'));

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
