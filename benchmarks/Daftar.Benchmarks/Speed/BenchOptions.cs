using System.Globalization;

namespace Daftar.Benchmarks.Speed;

/// <summary>What is asked of a benchmark cannot be done: said in one line, exit code 2.</summary>
internal sealed class BenchOptionException(string message) : Exception(message);

/// <summary>Options of a benchmark: pairs of a name and a value.</summary>
internal sealed class BenchOptions
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>Whether help is asked for, wherever it stands: then nothing is measured.</summary>
    public static bool AskForHelp(string[] arguments) => arguments is [] or ["help"] || arguments.Any(static word => word is "--help" or "-h" or "-?");

    /// <param name="arguments">What stands behind the benchmark's name.</param>
    /// <param name="known">The options it has.</param>
    /// <exception cref="BenchOptionException">Another one is given, one twice, or one without its value.</exception>
    public static BenchOptions Of(string[] arguments, params string[] known)
    {
        var options = new BenchOptions();
        for (var at = 0; at < arguments.Length; at += 2)
        {
            if (!known.Contains(arguments[at]))
            {
                throw new BenchOptionException($"'{arguments[at]}' is no option of this benchmark. It has {string.Join(", ", known)}.");
            }

            if (at + 1 == arguments.Length || arguments[at + 1].StartsWith("--", StringComparison.Ordinal))
            {
                throw new BenchOptionException($"{arguments[at]} needs a value.");
            }

            if (!options.values.TryAdd(arguments[at], arguments[at + 1]))
            {
                throw new BenchOptionException($"{arguments[at]} is given twice.");
            }
        }

        return options;
    }

    public string? Text(string name) => values.GetValueOrDefault(name);

    /// <exception cref="BenchOptionException">It is neither yes nor no.</exception>
    public bool YesOrNo(string name, bool otherwise) => values.GetValueOrDefault(name) switch
    {
        null => otherwise,
        "yes" => true,
        "no" => false,
        var text => throw new BenchOptionException($"{name} is yes or no, not '{text}'."),
    };

    /// <exception cref="BenchOptionException">It is no number above zero.</exception>
    public int Number(string name, int otherwise) =>
        !values.TryGetValue(name, out var text) ? otherwise
            : int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw new BenchOptionException($"{name} is a number above zero, not '{text}'.");
}
