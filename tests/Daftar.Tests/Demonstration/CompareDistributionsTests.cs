using Daftar.Demonstration;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Demonstration;

public class CompareDistributionsTests
{
    private const string Page = "docs/reference/demonstration-data.md";

    /// <summary>To write the table anew after a change of the generator, run this test with DAFTAR_REFRESH_TABLES=1 and read what changed.</summary>
    [SampleFact]
    public void The_table_in_the_documents_is_what_the_samples_and_the_generator_give()
    {
        using var everything = new Packages(2000, request => request with { Rights = [Right.Trademark], Updates = 0 });
        using var measured = new Packages(2000, request => request with { Profile = GenerateProfile.Trademarks });
        var table = CompareDistributions.Table(
            CompareDistributions.Euipo(Samples.Xml("st66/em")),
            CompareDistributions.AsDelivered("USPTO TSDR, ST.96", Samples.Xml("st96/us-trademarks").Where(file => !file.EndsWith("-old.xml", StringComparison.Ordinal))),
            CompareDistributions.Generated("generated", everything),
            CompareDistributions.Generated("generated, profile trademarks", measured));

        var page = File.ReadAllText(Path.Combine(Repository.Root, Page));
        const string begin = "<!-- table: begin -->\n";
        const string end = "<!-- table: end -->";
        var from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = page.IndexOf(end, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("DAFTAR_REFRESH_TABLES") == "1")
        {
            page = page[..from] + table + page[to..];
            File.WriteAllText(Path.Combine(Repository.Root, Page), page);
            to = page.IndexOf(end, StringComparison.Ordinal);
        }
        Assert.Equal(table, page[from..to]);
    }
}
