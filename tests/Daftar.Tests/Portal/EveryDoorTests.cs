using System.Net;
using System.Text.Json;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Tests.Fixtures;
using Daftar.Tests.Register;
using Daftar.Values;

namespace Daftar.Tests.Portal;

/// <summary>
/// Whatever an address answers, it has passed the gate: a register full of words that nobody may see, and every address that leads on from the first
/// page and the API, in two languages, with a search for each of the words.
/// </summary>
public sealed class EveryDoorTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Most = 400;

    private static readonly DateTimeOffset Arrived = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Secrets =
    [
        "secretstreet", "secretmail", "secretcity", "secretinventor", "secretopponent", "secretpost", "secretreference", "secretresidue", "secretabstract", "secretevent", "secretstatus",
        "secretembargo", "secrethidden", "secretrestricted",
    ];

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task NoAddressAnswersWithWhatIsWithheld(PostgresVersion version)
    {
        await using var site = await PortalSite.StartAsync(new LoadingHub(await postgres.NewAsync(version)));
        // Said openly once, withheld since: history must not tell it either.
        await DirectMerge.Lay(site.Hub.Database, Arrived, Invention(open: true));
        await DirectMerge.Lay(site.Hub.Database, Arrived.AddDays(30), Invention(open: false), Other("SG", "2", "secretembargo", Visibility.Unpublished), Other("SG", "3", "secretrestricted", Visibility.Restricted), Other("TH", "4", "secrethidden", Visibility.Public));
        await new CollectionTerms(site.Hub.Database, site.Hub.Time).Apply((office, right) => site.Hub.Offices.FactsOf(office, right) is var facts && office == "TH" ? facts with { Terms = new Terms(Show: false) } : facts, default);
        await site.FollowAsync();
        var id = EntryKey.Of(Right.Patent, DirectMerge.Application("SG", "1"));
        Assert.Contains("Invented hinge", (await site.Http.PageAsync($"/en/entry/{id:D}")).Body!.TextContent, StringComparison.Ordinal);

        var waiting = new Queue<string>(["/en/", "/id/search", "/en/coverage", "/en/packages", "/api/v1/", "/api/v1/search", "/api/v1/coverage", "/en/search?scope=history", "/api/v1/search?scope=history", "/id/search?asof=2026-01-10&asofby=learnt", "/api/v1/search?asof=2026-12-31", $"/id/entry/{id:D}", $"/api/v1/entries/{id:D}", $"/api/v1/entries/{id:D}/snapshots/2?against=1", $"/api/v1/entries/{id:D}/snapshots/1?against=2"]);
        // what completes, corrects and explains a question: secrets are asked for by their beginnings and with a letter wrong
        foreach (var door in (string[])["/api/v1/suggest?q=secre", "/api/v1/suggest?q=inven", "/api/v1/search?q=hinge&highlights=true", "/en/search?q=invented+hinge", "/en/similar?q=sekretembargo", "/api/v1/similar-marks?q=sekretembargo"])
        {
            waiting.Enqueue(door);
        }

        foreach (var secret in Secrets)
        {
            waiting.Enqueue($"/api/v1/search?q={secret[..^1]}q");
            waiting.Enqueue($"/en/search?q={secret[..^1]}q");
            waiting.Enqueue($"/api/v1/search?q={secret[..^2]}*&highlights=true");
        }

        var seen = waiting.ToHashSet(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var address))
        {
            using var answer = await site.Http.GetAsync(address);
            Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.All(Secrets, secret => Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{address} tells {secret}"));
            foreach (var next in Addresses(text).Append(answer.Headers.Location?.ToString()).OfType<string>().Where(next => next.StartsWith('/') && seen.Count < Most && seen.Add(next)))
            {
                waiting.Enqueue(next);
            }
        }

        // Nor does one that nobody leads to: the id of an entry is no secret.
        foreach (var hidden in (Guid[])[.. new[] { ("SG", "2"), ("SG", "3"), ("TH", "4") }.Select(one => EntryKey.Of(Right.Patent, DirectMerge.Application(one.Item1, one.Item2)))])
        {
            foreach (var address in (string[])[$"/entry/{hidden:D}", $"/en/entry/{hidden:D}", $"/en/entry/{hidden:D}/snapshots/1", $"/api/v1/entries/{hidden:D}", $"/api/v1/entries/{hidden:D}/snapshots", $"/api/v1/entries/{hidden:D}/snapshots/1"])
            {
                using var answer = await site.Http.GetAsync(address);
                Assert.Equal((address, HttpStatusCode.NotFound), (address, answer.StatusCode));
            }
        }

        Assert.Contains(seen, address => address.Contains("/snapshots/1", StringComparison.Ordinal));
        using var earlier = JsonDocument.Parse(await site.Http.GetStringAsync("/api/v1/search?asof=2026-01-10&asofby=learnt"));
        Assert.Equal(1, earlier.RootElement.GetProperty("totalQuantity").GetInt64());
        Assert.Contains(seen, address => address.Contains("/changes", StringComparison.Ordinal));
        foreach (var secret in Secrets)
        {
            foreach (var time in (string[])["", "&scope=history", "&asof=2026-01-10&asofby=learnt", "&asof=2026-01-10", "&asof=2026"])
            {
                using var found = JsonDocument.Parse(await site.Http.GetStringAsync($"/api/v1/search?q={secret}{time}"));
                Assert.Equal((time, 0), (time, found.RootElement.GetProperty("totalQuantity").GetInt64()));
            }
        }

        using var entry = JsonDocument.Parse(await site.Http.GetStringAsync($"/api/v1/entries/{id:D}"));
        using var coverage = JsonDocument.Parse(await site.Http.GetStringAsync("/api/v1/coverage"));
        Assert.All(entry.RootElement.GetProperty("snapshotBag").EnumerateArray().Append(entry.RootElement), told => Assert.Equal("unknown", told.GetProperty("generalStatusCategory").GetString()));
        // One entry may be seen, and is counted; of its status no count tells.
        Assert.Equal([(1, 0, 0), (0, 0, 0)], coverage.RootElement.GetProperty("collectionBag").EnumerateArray().Select(row => (row.GetProperty("entryQuantity").GetInt32(), row.GetProperty("inForceQuantity").GetInt32(), row.GetProperty("endedQuantity").GetInt32())));
    }

    /// <summary>Links, forms and pictures of a page; addresses in an answer of the API.</summary>
    private static IEnumerable<string> Addresses(string text)
    {
        foreach (var mark in (string[])["href=\"", "src=\"", "\"href\":\"", "\"next\":\"", "\"page\":\""])
        {
            for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at, StringComparison.Ordinal))
            {
                at += mark.Length;
                yield return WebUtility.HtmlDecode(text[at..text.IndexOf('"', at)]);
            }
        }
    }

    private static PatentRecord Invention(bool open) => new()
    {
        Office = "SG",
        Identifiers = [DirectMerge.Application("SG", "1")],
        Titles = [new("en", "Invented hinge")],
        FilingDate = new(2020, 1, 5),
        RegistrationDate = new(2022, 2, 3),
        ApplicantReference = "secretreference",
        Applicants = [new() { Name = "Invented Hinges", AddressLines = ["7 secretstreet"], Emails = ["secretmail@example.org"], City = "secretcity", Restricted = open ? PartyParts.None : Party.Usual | PartyParts.City }],
        Inventors = [new() { Name = open ? "Ana secretinventor" : null, WaivedNaming = open ? null : true }],
        Correspondents = [new() { Name = "secretpost" }],
        Procedures = [new() { Kind = "opposition", Identifier = "O-1", Parties = [new() { Name = "secretopponent", Restricted = open ? PartyParts.None : PartyParts.All }] }],
        Residue = [new("a/b", "secretresidue")],
        Publications = [new() { Office = "SG", Number = "P1", Date = open ? new(2021, 1, 1) : new(2199, 1, 1), Abstracts = [new("en", "secretabstract")] }],
        Events = [new() { Code = "X", Text = "secretevent", Date = new(2023, 4, 5) }],
        Status = new() { General = open ? GeneralStatus.InForce : GeneralStatus.Ended, OfficeText = "secretstatus", Date = new(2023, 4, 5) },
        RestrictedParts = open ? Parts.None : Parts.Status | Parts.Events,
    };

    private static PatentRecord Other(string office, string number, string title, Visibility visibility) => new()
    {
        Office = office, Identifiers = [DirectMerge.Application(office, number)], Titles = [new("en", title)], RegistrationDate = new(2022, 2, 3), Visibility = visibility,
        Status = new() { General = GeneralStatus.InForce },
    };
}
