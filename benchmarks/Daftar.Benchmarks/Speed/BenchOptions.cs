using System.Globalization;

namespace Daftar.Benchmarks.Speed;

/// <summary>Options of a benchmark: pairs of a name and a value.</summary>
internal sealed class BenchOptions
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public static BenchOptions Of(string[] arguments)
    {
        var options = new BenchOptions();
        for (var at = 0; at < arguments.Length; at += 2)
        {
            if (!arguments[at].StartsWith("--", StringComparison.Ordinal) || at + 1 == arguments.Length)
            {
                throw new ArgumentException($"'{arguments[at]}' is no option with a value. Options come as --name value.");
            }

            options.values[arguments[at]] = arguments[at + 1];
        }

        return options;
    }

    public string? Text(string name) => values.GetValueOrDefault(name);

    public int Number(string name, int otherwise) => values.TryGetValue(name, out var text) ? int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : otherwise;
}
