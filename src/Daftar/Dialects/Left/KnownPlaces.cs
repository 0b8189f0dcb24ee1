using System.Collections.Frozen;

namespace Daftar.Dialects;

/// <summary>
/// Where in a record its dates, numbers and lists are read: <c>places.txt</c>, made by its test from what the readers took in real files, and from what they ask for in elements those
/// files do not have. To say of what stands elsewhere where it belongs.
/// </summary>
internal static class KnownPlaces
{
    /// <summary>Paths by dialect and name, each with the record elements it is read in.</summary>
    private static readonly FrozenDictionary<(string Dialect, string Name), (string Record, string Path)[]> Places = Load();

    /// <summary>Of several places the ones most like where it stands are told.</summary>
    private const int MostTold = 3;

    /// <summary>The places where an element of that name is read, the most like first; none where nobody knows.</summary>
    /// <param name="dialect">Id of the dialect.</param>
    /// <param name="record">Name of the record's element.</param>
    /// <param name="path">Where it stands.</param>
    public static IReadOnlyList<string> Of(string dialect, string record, string path)
    {
        var steps = path.Split('/');
        if (!Places.TryGetValue((dialect, steps[^1]), out var all))
        {
            return [];
        }
        // An office may give its record another name (tw-patent-grant): the other records of the standard tell.
        var own = Array.FindAll(all, one => one.Record == record);
        var likely = (own.Length > 0 ? own : all).Select(static one => one.Path).Distinct(StringComparer.Ordinal).Where(one => one != path)
            .Select(one => (Path: one, Steps: one.Split('/')))
            .OrderByDescending(one => Alike(one.Steps, steps)).ThenBy(static one => one.Steps.Length).ThenBy(static one => one.Path, StringComparer.Ordinal)
            .Take(MostTold).ToList();
        // What stands much deeper than the likeliest is another matter: an earlier mark of an opposition.
        return [.. likely.Where(one => one.Steps.Length <= likely[0].Steps.Length + 1).Select(static one => one.Path)];
    }

    /// <summary>What finding and page say of it.</summary>
    public static string Expected(string dialect, string record, string path) => Belongs(dialect, record, path) ?? "The element inside the one that the schema puts it into.";

    /// <summary>Where an element of that name belongs; null where nobody knows.</summary>
    public static string? Belongs(string dialect, string record, string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return Of(dialect, record, path) is { Count: > 0 } places ? $"<{name}> at {string.Join(", or at ", places)} in <{record}>." : null;
    }

    /// <summary>Where what a check misses is read, by its code: how the path ends.</summary>
    private static readonly FrozenDictionary<string, string[]> Missed = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["GOODS-MISSING"] = ["GoodsServicesBag/GoodsServices/ClassDescriptionBag", "GoodsServicesDetails/GoodsServices/ClassDescriptionDetails"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Where the record would say what it does not; null where nobody knows.</summary>
    /// <param name="dialect">Id of the dialect.</param>
    /// <param name="record">Name of the record's element.</param>
    /// <param name="code">Of the finding that misses it.</param>
    public static string? Missing(string dialect, string record, string code)
    {
        foreach (var end in Missed.GetValueOrDefault(code) ?? [])
        {
            var name = end[(end.LastIndexOf('/') + 1)..];
            if (Places.TryGetValue((dialect, name), out var all)
                && all.Where(one => one.Record == record && one.Path.EndsWith(end, StringComparison.Ordinal)).MinBy(static one => one.Path.Length) is { Path: { } path })
            {
                return $"<{name}> at {path} in <{record}>.";
            }
        }
        return null;
    }

    /// <summary>An element around it is missing, or one too many: with one step more or less it stands where it is read. So lists do that came without what holds them.</summary>
    public static bool LacksAStep(string dialect, string record, string path)
    {
        var steps = path.Split('/');
        return Of(dialect, record, path) is { Count: > 0 } places && places[0].Split('/') is var right && Math.Abs(right.Length - steps.Length) == 1 && Alike(right, steps) == Math.Min(right.Length, steps.Length);
    }

    /// <summary>Steps that two paths have in common at their beginning and their end.</summary>
    private static int Alike(string[] one, string[] other)
    {
        var (front, back) = (0, 0);
        var least = Math.Min(one.Length, other.Length);
        while (front < least && one[front] == other[front])
        {
            front++;
        }
        while (back < least - front && one[^(back + 1)] == other[^(back + 1)])
        {
            back++;
        }
        return front + back;
    }

    private static FrozenDictionary<(string, string), (string, string)[]> Load()
    {
        using var stream = typeof(KnownPlaces).Assembly.GetManifestResourceStream("left/places.txt") ?? throw new InvalidDataException("Dialects/Left/places.txt is not embedded.");
        using var lines = new StreamReader(stream);
        var places = new Dictionary<(string, string), List<(string, string)>>();
        while (lines.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (dialect, record) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..colon]);
            foreach (var path in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var key = (dialect, path[(path.LastIndexOf('/') + 1)..]);
                (places.TryGetValue(key, out var known) ? known : places[key] = []).Add((record, path));
            }
        }
        return places.ToFrozenDictionary(static one => one.Key, static one => one.Value.ToArray());
    }
}
