using Daftar.Dialects;
using Daftar.Values;

namespace Daftar.Conversion;

/// <summary>One line of a loss report: what the elements of documents of one form do not carry of one field.</summary>
/// <param name="Dialect">What it was read from.</param>
/// <param name="Right">The right.</param>
/// <param name="Path">The field, after ST.97.</param>
/// <param name="Kind">Lost, changed or added.</param>
/// <param name="Times">How often.</param>
/// <param name="Records">In how many records.</param>
/// <param name="NotReadBack">In how many of them Daftar does not read it either, of what stands beside the elements.</param>
/// <param name="Why">The reason; empty where none is known.</param>
/// <param name="First">Where it was met first.</param>
/// <param name="Before">What stood there.</param>
/// <param name="After">What stands in the document.</param>
public sealed record LossLine(string Dialect, Right Right, string Path, LossKind Kind, long Times, long Records, long NotReadBack, string Why, Place First, string? Before, string? After);

/// <summary>One line of a loss report: what stood in documents of one form and no field of a record holds, so that no document that is written has it.</summary>
/// <param name="Dialect">What it was read from.</param>
/// <param name="Right">The right.</param>
/// <param name="Path">Elements and attributes inside the record.</param>
/// <param name="Times">How often.</param>
/// <param name="Records">In how many records.</param>
/// <param name="Why">Why it is left; empty where nobody decided, as of what only this office has.</param>
/// <param name="First">Where it was met first.</param>
/// <param name="Text">What stood there.</param>
public sealed record LeftLine(string Dialect, Right Right, string Path, long Times, long Records, string Why, Place First, string? Text);

/// <summary>Sums what conversions do not carry, by field. Its memory grows with the fields, not with the records.</summary>
public sealed class LossReport
{
    private readonly Dictionary<(string Dialect, Right Right, string Path, LossKind Kind), LossLine> _lines = [];

    /// <summary>Lines by dialect and right, the most frequent first.</summary>
    public IReadOnlyList<LossLine> Lines =>
    [
        .. _lines.Values.OrderBy(static line => line.Dialect, StringComparer.Ordinal).ThenBy(static line => line.Right).ThenByDescending(static line => line.Records)
            .ThenBy(static line => line.Path, StringComparer.Ordinal).ThenBy(static line => line.Kind),
    ];

    private readonly Dictionary<(string Dialect, Right Right, string Path), LeftLine> _left = [];

    /// <summary>What no field holds, by dialect, the most frequent first.</summary>
    public IReadOnlyList<LeftLine> Left => [.. _left.Values.OrderBy(static line => line.Dialect, StringComparer.Ordinal).ThenBy(static line => line.Right).ThenByDescending(static line => line.Records).ThenBy(static line => line.Path, StringComparer.Ordinal)];

    public void Add(ConvertedRecord converted)
    {
        ArgumentNullException.ThrowIfNull(converted);
        // An element that holds nothing is no loss.
        foreach (var path in converted.Left.Where(static one => one.Text.Length > 0).GroupBy(static one => one.Path, StringComparer.Ordinal))
        {
            var key = (converted.Dialect ?? "", converted.Record!.Right, path.Key);
            var line = _left.GetValueOrDefault(key) ?? new LeftLine(key.Item1, key.Right, path.Key, 0, 0, Dialects.Left.Find(key.Item1, LeftWhere.Record, path.Key)?.Why ?? "", converted.Where, Finding.Cut(path.First().Text, 80));
            _left[key] = line with { Times = line.Times + path.Count(), Records = line.Records + 1 };
        }
        foreach (var field in converted.Losses.GroupBy(static loss => (loss.Path, loss.Kind)))
        {
            var key = (converted.Dialect ?? "", converted.Record!.Right, field.Key.Path, field.Key.Kind);
            var first = field.First();
            var line = _lines.GetValueOrDefault(key)
                ?? new LossLine(key.Item1, key.Right, key.Path, key.Kind, 0, 0, 0, LossReasons.Of(key.Right, key.Path) ?? "", converted.Where, Finding.Cut(first.Before, 80), Finding.Cut(first.After, 80));
            _lines[key] = line with { Times = line.Times + field.Count(), Records = line.Records + 1, NotReadBack = line.NotReadBack + (converted.NotReadBack.Any(loss => (loss.Path, loss.Kind) == field.Key) ? 1 : 0) };
        }
    }
}
