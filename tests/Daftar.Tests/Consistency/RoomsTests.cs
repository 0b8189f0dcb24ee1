namespace Daftar.Tests.Consistency;

/// <summary>Each room of the library uses only the rooms its row names, in signatures and in method bodies. The reasons: docs/tour.md.</summary>
public class RoomsTests
{
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Values"] = [],
        ["Languages"] = [],
        ["Store"] = ["Values"],
        ["Rights"] = ["Values"],
        ["Offices"] = ["Values"],
        ["Dialects"] = ["Rights", "Offices", "Values"],
        ["Checking"] = ["Rights", "Offices", "Values"],
        ["Demonstration"] = ["Rights", "Offices", "Dialects", "Values"],
        ["Register"] = ["Rights", "Store", "Values"],
        ["Intake"] = ["Dialects", "Checking", "Register", "Rights", "Offices", "Store", "Values"],
        ["Conversion"] = ["Intake", "Dialects", "Register", "Rights", "Offices", "Values"],
        ["Search"] = ["Register", "Rights", "Languages", "Store", "Values"],
        ["Exchange"] = ["Register", "Dialects", "Rights", "Offices", "Store", "Values"],
        ["Insight"] = ["Register", "Offices", "Store", "Values"],
    };

    private static readonly IReadOnlyCollection<(string User, string Used)> Pairs = ReadPairs();

    [Fact]
    public void EveryTypeOfTheLibraryLivesInARoomOfTheTable()
    {
        var homeless = Pairs.SelectMany(p => new[] { p.User, p.Used }).Distinct()
            .Where(name => RoomOf(name) is { } room && !MayUse.ContainsKey(room));
        Complaints.None(homeless);
    }

    [Fact]
    public void NoRoomUsesARoomItsRowDoesNotName()
    {
        var trespasses = Pairs
            .Select(p => (p, From: RoomOf(p.User), To: RoomOf(p.Used) ?? "the root (Flow, Catalog)"))
            .Where(x => x.From is not null && x.From != x.To && MayUse.TryGetValue(x.From, out var rooms) && !rooms.Contains(x.To) && IsOurs(x.p.Used))
            .Select(x => $"{x.From} may not use {x.To}: {x.p.User} uses {x.p.Used}");
        Complaints.None(trespasses);
    }

    [Fact]
    public void TheTourShowsEveryRoomAndWhatItMayUse()
    {
        var shown = Project.Read("docs/tour.md").Split('\n').Where(line => line.StartsWith("| [", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(row => row[1][1..row[1].IndexOf(']', StringComparison.Ordinal)], row => row[2] == "nothing" ? [] : row[2].Split(", "), StringComparer.Ordinal);

        Assert.Equal(Rooms().Order(StringComparer.Ordinal), shown.Keys.Order(StringComparer.Ordinal));
        Assert.All(shown, row => Assert.Equal(MayUse[row.Key].Order(StringComparer.Ordinal), row.Value.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void TheTestSeesUsesInsideMethodBodies() =>
        // Settings names Near in a method body only: were bodies not read, this pair would be missing.
        Assert.Contains(("Daftar.Store.Settings", "Daftar.Store.Near"), Pairs);

    [Fact]
    public void EveryRoomTellsWhatItIsAndHowToAddToIt()
    {
        Assert.All(Rooms(), room => Assert.True(
            File.Exists(Path.Combine(Project.Root, "src/Daftar", room, "README.md")), $"src/Daftar/{room} has no README.md"));
    }

    private static IEnumerable<string> Rooms() =>
        Directory.GetDirectories(Path.Combine(Project.Root, "src/Daftar")).Select(folder => Path.GetFileName(folder)!).Where(name => name is not ("bin" or "obj"));

    /// <summary>Null: the root, which sees everything.</summary>
    private static string? RoomOf(string name) =>
        name.Split('.') is ["Daftar", var room, _, ..] ? room : null;

    /// <summary>Not a helper the compiler put into the assembly, such as &lt;PrivateImplementationDetails&gt;.</summary>
    private static bool IsOurs(string name) => name.StartsWith("Daftar.", StringComparison.Ordinal);

    private static IReadOnlyCollection<(string User, string Used)> ReadPairs()
    {
        using var types = new UsedTypes(typeof(Daftar.Store.Settings).Assembly.Location);
        return types.Pairs();
    }
}
