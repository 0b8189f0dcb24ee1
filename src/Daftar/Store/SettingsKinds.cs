using System.Globalization;
using System.Text.RegularExpressions;

namespace Daftar.Store;

/// <summary>How one kind of value is read from text and written back.</summary>
internal sealed record SettingsKind<T>(string Unit, Func<string, T> Read, Func<T, string> Write)
    where T : notnull;

/// <summary>The kinds of values a setting can have. A reader throws <see cref="FormatException"/> saying what it expected.</summary>
internal static partial class SettingsKinds
{
    private static readonly (string Sign, long Bytes)[] Sizes =
        [("TiB", 1L << 40), ("GiB", 1L << 30), ("MiB", 1L << 20), ("KiB", 1L << 10), ("B", 1)];

    private static readonly (string Sign, TimeSpan Span)[] Spans =
    [
        ("d", TimeSpan.FromDays(1)), ("h", TimeSpan.FromHours(1)), ("min", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)), ("ms", TimeSpan.FromMilliseconds(1)),
    ];

    public static SettingsKind<string> Text(string unit = "text") => new(unit, text => text, text => text);

    public static readonly SettingsKind<bool> Switch = new("on or off", ReadSwitch, value => value ? "on" : "off");

    public static SettingsKind<int> Whole(string unit, int least, int most) => new(
        unit,
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most
            ? value
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}")),
        value => value.ToString(CultureInfo.InvariantCulture));

    /// <summary>One of a few words.</summary>
    public static SettingsKind<string> OneOf(params string[] words) => new(
        string.Join(" or ", words),
        text => words.Contains(text, StringComparer.Ordinal) ? text : throw new FormatException(string.Join(" or ", words)),
        text => text);

    /// <summary>An amount of bytes from 1 up, with a binary unit: 64 MiB.</summary>
    public static readonly SettingsKind<long> Bytes = new("bytes", ReadBytes, WriteBytes);

    /// <summary>A span of time above zero, with a unit: 500 ms, 10 s, 7 d.</summary>
    public static readonly SettingsKind<TimeSpan> Time = new("time", ReadTime, WriteTime);

    /// <summary>A span of time, or 0 for none at all.</summary>
    public static readonly SettingsKind<TimeSpan> TimeOrNone = new(
        "time or 0",
        text => text == "0" ? TimeSpan.Zero : ReadTime(text),
        value => value == TimeSpan.Zero ? "0" : WriteTime(value));

    private static bool ReadSwitch(string text) => text switch
    {
        "on" or "true" or "yes" or "1" => true,
        "off" or "false" or "no" or "0" => false,
        _ => throw new FormatException("on or off"),
    };

    private static long ReadBytes(string text)
    {
        var (number, sign) = Split(text);
        var factor = sign.Length == 0 ? 1 : Sizes.FirstOrDefault(s => s.Sign.Equals(sign, StringComparison.OrdinalIgnoreCase)).Bytes;
        if (factor == 0 || number is not > 0 || number.Value * factor >= long.MaxValue)
        {
            throw new FormatException("an amount of bytes such as 65536, 512 KiB, 64 MiB or 2 GiB");
        }

        return (long)(number.Value * factor);
    }

    private static string WriteBytes(long bytes)
    {
        var (sign, size) = Sizes.First(s => bytes % s.Bytes == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / size} {sign}");
    }

    private static TimeSpan ReadTime(string text)
    {
        var (number, sign) = Split(text);
        var span = Spans.FirstOrDefault(s => s.Sign.Equals(sign, StringComparison.Ordinal)).Span;
        if (span == TimeSpan.Zero || number is not > 0 || number.Value * span.Ticks >= long.MaxValue)
        {
            throw new FormatException("a span of time with its unit, such as 500 ms, 10 s, 5 min, 12 h or 30 d");
        }

        return TimeSpan.FromTicks((long)(number.Value * span.Ticks));
    }

    private static string WriteTime(TimeSpan time)
    {
        var (sign, span) = Spans.FirstOrDefault(s => time.Ticks % s.Span.Ticks == 0, Spans[^1]);
        return string.Create(CultureInfo.InvariantCulture, $"{time / span} {sign}");
    }

    private static (decimal? Number, string Sign) Split(string text)
    {
        var match = Amount().Match(text);
        return match.Success && decimal.TryParse(match.Groups["number"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (number, match.Groups["sign"].Value)
            : (null, text);
    }

    [GeneratedRegex(@"\A(?<number>[0-9]{1,15}(\.[0-9]{1,6})?) ?(?<sign>[A-Za-z]{0,3})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Amount();
}
