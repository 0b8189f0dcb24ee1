using Daftar.Values;

namespace Daftar.Conversion;

/// <summary>Why a field is not carried: data, in losses.tsv. A test asks that every loss on real files has its reason there.</summary>
public static class LossReasons
{
    private static readonly Lazy<Dictionary<(string Right, string Path), string>> Known = new(Read);

    /// <summary>The reason of the longest path that fits, of the right itself before that of all; null where nobody has thought of it.</summary>
    public static string? Of(Right right, string path)
    {
        for (var at = path; ; at = at[..at.LastIndexOf('.')])
        {
            if (Known.Value.TryGetValue((right.ToString(), at), out var own) || Known.Value.TryGetValue(("*", at), out own))
            {
                return own;
            }
            var bare = at.EndsWith(CarriedDifference.OrderOf, StringComparison.Ordinal) ? at[..^CarriedDifference.OrderOf.Length] : null;
            if (bare is not null && (Known.Value.TryGetValue((right.ToString(), bare), out own) || Known.Value.TryGetValue(("*", bare), out own)))
            {
                return own;
            }
            if (!at.Contains('.', StringComparison.Ordinal))
            {
                return null;
            }
        }
    }

    private static Dictionary<(string Right, string Path), string> Read()
    {
        using var stream = typeof(LossReasons).Assembly.GetManifestResourceStream("conversion/losses.tsv") ?? throw new InvalidDataException("Conversion/losses.tsv is not embedded.");
        using var reader = new StreamReader(stream);
        var reasons = new Dictionary<(string Right, string Path), string>();
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split('\t') is [var right, var path, var reason])
            {
                reasons.Add((right, path), reason);
            }
        }
        return reasons;
    }
}
