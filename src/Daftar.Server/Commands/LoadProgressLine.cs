using System.Globalization;
using Daftar.Intake;

namespace Daftar.Server.Commands;

/// <summary>How far a load is: one line that is written over for who watches, a line every ten seconds into a file.</summary>
internal sealed class LoadProgressLine(Output output, string path, TimeProvider time) : IProgress<LoadProgress>
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    private readonly string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
    private long said = time.GetTimestamp();

    public void Report(LoadProgress value)
    {
        if (value.WaitsFor is { } why)
        {
            output.Say($"{name}: {why}");
            return;
        }

        var part = value.TotalBytes > 0 ? (double)value.Bytes / value.TotalBytes : 1;
        var left = value.Left is { } span && part < 1 ? string.Create(CultureInfo.InvariantCulture, $", {Span(span)} left") : "";
        var line = string.Create(CultureInfo.InvariantCulture, $"{name}: {value.Records:N0} records, {part:P0}, {value.Rate:N0} records/s{left}");
        if (output.Watched)
        {
            output.Progress(line);
        }
        else if (time.GetElapsedTime(said) >= Between)
        {
            output.Say(line);
            said = time.GetTimestamp();
        }
    }

    private static string Span(TimeSpan span) => span.TotalMinutes < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:N0} s")
        : span.TotalHours < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:N0} min")
            : string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:N1} h");
}
