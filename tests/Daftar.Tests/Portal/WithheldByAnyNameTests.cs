using System.Net;
using System.Text.Json;
using Daftar.Conversion;
using Daftar.Dialects.St96.Writing;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Search;
using Daftar.Tests.Dialects;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Portal;

/// <summary>
/// A package in which every form of withholding stands once, in a record with words of its own: loaded into a register, and asked for through every door. What is hidden is told by none
/// of them; what is open is found, so that the others are known to have been asked rightly.
/// </summary>
public sealed class WithheldByAnyNameTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly string[] Hidden = [.. WithheldForm.All.SelectMany(static one => one.Hidden)];

    private static readonly string[] Open = [.. WithheldForm.All.SelectMany(static one => one.Open)];

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task NoDoorTellsWhatAnOfficeWithholdsInWordsOfItsOwn(PostgresVersion version)
    {
        await using var site = await PortalSite.StartAsync(new LoadingHub(await postgres.NewAsync(version), new SetClock(new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero))));
        foreach (var marks in (bool[])[false, true])
        {
            var loaded = await site.Hub.LoadXml(marks ? "marks.xml" : "designs.xml", WithheldForm.Document(WithheldForm.All, marks));
            Assert.Equal((WithheldForm.All.Count(one => one.IsMark == marks), 0), (loaded.Account.New, loaded.Account.SetAside));
        }
        await site.FollowAsync();
        using var beside = PostgresIndex.Open(site.Hub.Database, DocumentOf.Fields);
        await new FollowJournal(site.Hub.Database, beside, 2, site.Hub.Time).CatchUp(null, default);

        // Search: for the hidden words, and for the open ones, in both engines and of all states there were.
        foreach (var (index, isHistory) in ((ISearchIndex, bool)[])[(site.Index, false), (site.History, true), (beside, false)])
        {
            Assert.Equal([], await Found(index, isHistory, Hidden));
            Assert.Equal(Open.Count(static word => word.EndsWith("title", StringComparison.Ordinal)), (await Found(index, isHistory, Open.Where(static word => word.EndsWith("title", StringComparison.Ordinal)))).Count);
        }

        // Pages and the API: each entry by its number and by its id, and what is listed, suggested, exported and told of its history.
        var told = new List<string>();
        foreach (var address in (string[])["/en/search?size=100", "/api/v1/search?size=100&highlights=true&q=qv*", "/api/v1/suggest?q=qv0", "/api/v1/similar-marks?q=qv000mtitel", "/en/similar?q=qv000mtitel", "/api/v1/search?scope=history&size=100", "/api/v1/search?asof=2026-11-22&size=100", "/en/packages", "/en/coverage"])
        {
            told.Add(await Text(site, address));
        }
        foreach (var form in WithheldForm.All)
        {
            var id = await site.Hub.Ask<Guid>("select entry from identifier where written like $1 || '%' limit 1", form.Number);
            Assert.Equal(form.Hides == Hides.Entry, await site.Entries.Find(id, default) is null);
            foreach (var address in (string[])[$"/en/entry/{id:D}", $"/api/v1/entries/{id:D}", $"/api/v1/entries/{id:D}/snapshots", $"/api/v1/entries/{id:D}/snapshots/1", $"/en/entry/{id:D}/snapshots/1"])
            {
                using var answer = await site.Http.GetAsync(address);
                told.Add(await answer.Content.ReadAsStringAsync());
                Assert.True(form.Hides != Hides.Entry || answer.StatusCode == HttpStatusCode.NotFound, $"{form.Said}: {address} answers {answer.StatusCode}");
            }
        }
        Tells(told);
    }

    /// <summary>Written anew for the public, and for an office, read again and asked as the public would.</summary>
    [Theory]
    [InlineData(TargetForm.St96), InlineData(TargetForm.St97)]
    public void NothingThatIsWithheldIsWrittenForThePublicAndWhatIsWrittenForAnOfficeWithholdsIt(TargetForm form)
    {
        var folder = Directory.CreateTempSubdirectory("daftar-withheld-");
        try
        {
            var package = Directory.CreateDirectory(Path.Combine(folder.FullName, "in")).FullName;
            foreach (var marks in (bool[])[false, true])
            {
                File.WriteAllText(Path.Combine(package, marks ? "marks.xml" : "designs.xml"), WithheldForm.Document(WithheldForm.All, marks));
            }
            var clock = new SetClock(new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));
            var convert = new ConvertPackage(Daftar.Offices.OfficeProfiles.Embedded, Catalog.Dialects, clock);
            string To(string from, St96Audience audience)
            {
                var to = Path.Combine(folder.FullName, Path.GetFileName(from) + audience);
                convert.Run(from, new LoadOptions(), new ConversionOptions { Folder = to, Form = form, Audience = audience }, static _ => { }, default);
                return to;
            }

            Tells([All(To(package, St96Audience.Public))]);
            // What an office passes on to another, who publishes it: nothing that was closed is open there.
            Tells([All(To(To(package, St96Audience.Entitled), St96Audience.Public))]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Words that something is found by; some of them a question.</summary>
    private static async Task<List<string>> Found(ISearchIndex index, bool isHistory, IEnumerable<string> words)
    {
        var found = new List<string>();
        foreach (var some in words.Chunk(20))
        {
            var answer = await index.SearchAsync(new SearchRequest { Query = string.Join(" OR ", some), Size = 100, Scope = isHistory ? SearchScope.History : SearchScope.Current });
            Assert.Null(answer.Problem);
            found.AddRange(answer.Hits.Select(static hit => hit.Entry.ToString()));
        }
        return found;
    }

    private static string All(string folder) => string.Concat(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText));

    private static void Tells(List<string> told)
    {
        var all = string.Join('\n', told);
        Daftar.Tests.Consistency.Complaints.None(Hidden.Where(word => all.Contains(word, StringComparison.Ordinal)).Select(word => $"told: {word}, {WithheldForm.All.First(one => one.Hidden.Contains(word)).Said}"));
        Daftar.Tests.Consistency.Complaints.None(Open.Where(word => !all.Contains(word, StringComparison.Ordinal)).Select(word => $"not told: {word}, {WithheldForm.All.First(one => one.Open.Contains(word)).Said}"));
    }

    private static async Task<string> Text(PortalSite site, string address)
    {
        using var answer = await site.Http.GetAsync(address);
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
