using Daftar.Search;

namespace Daftar.Server.Searching;

/// <summary>What of an address nobody understands, as a sentence; where it is a value, with the parameter, the value, and the known values nearest to it.</summary>
internal sealed record AddressProblem(string Message, string? Parameter = null, string? Value = null)
{
    private const int MostNearest = 3;

    public IReadOnlyList<string> Nearest { get; private init; } = [];

    public static implicit operator AddressProblem(string message) => new(message);

    /// <summary>Of a value: with those of a list that are spelled nearly so.</summary>
    public static AddressProblem OfValue(string message, string parameter, string value, IEnumerable<string> known) =>
        new(message, parameter, value) { Nearest = [.. NearestName.Several(value, known).Take(MostNearest)] };

    /// <summary>Of a value: with the one that was perhaps meant.</summary>
    public static AddressProblem OfValue(string message, string parameter, string value, string? nearest) => new(message, parameter, value) { Nearest = nearest is null ? [] : [nearest] };

    public static string Sentences(IEnumerable<AddressProblem> problems) => string.Join(' ', problems.Select(static problem => problem.Message));
}
