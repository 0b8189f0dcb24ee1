using System.Text.Json;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Tests.Register;
using Daftar.Values;

namespace Daftar.Tests.Portal;

/// <summary>An entry that names another one leads to it as soon as that one may be seen, and no sooner; on the page and in the API.</summary>
public sealed class RelatedEntriesTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateTimeOffset Arrived = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ParentPriorityAndBasicMarkLeadToTheirEntries(PostgresVersion version)
    {
        await using var site = await PortalSite.StartAsync(new LoadingHub(await postgres.NewAsync(version)));
        var child = Mark("PH", "4/2025/00000002");
        child.Relations = [new() { Kind = RelationKind.Division, Office = "PH", Number = "4-2020-00000001", IsChild = false }, new() { Kind = RelationKind.Merger, Number = "4/2020/00000099" }];
        child.Priorities = [new() { Office = "TH", Number = "250100001", Date = new(2024, 12, 1) }];
        child.Identifiers.Add(International(shared: true));
        var basic = Mark("WO", null);
        basic.Relations = [new() { Kind = RelationKind.BasicMark, Office = "PH", Number = "4/2020/00000001", IsChild = false }];
        basic.Identifiers.Add(International(shared: false));
        // What is named comes later than what names it: nothing is resolved while loading.
        await DirectMerge.Lay(site.Hub.Database, Arrived, child);
        var (page, entry) = await Shown(site, child);
        Assert.Equal(2, page.Texts("#related .soft").Count(note => note.Contains("not in this register", StringComparison.Ordinal) && !note.Contains("came out", StringComparison.Ordinal)));
        Assert.DoesNotContain("resolvedEntryIdentifier", entry.GetRawText(), StringComparison.Ordinal);

        var (parent, first) = (Mark("PH", "4/2020/00000001"), Mark("TH", "250100001"));
        await DirectMerge.Lay(site.Hub.Database, Arrived.AddDays(1), parent, first, basic);

        (page, entry) = await Shown(site, child);
        Assert.Equal("/en/register/PH/trademark/4-2020-00000001", page.LinkTo("PH 4-2020-00000001"));
        Assert.Equal("/en/register/TH/trademark/250100001", page.LinkTo("250100001"));
        Assert.Equal($"/en/entry/{Id(basic):D}", page.LinkTo("1234567"));
        Assert.Equal(200, (int)(await site.Http.GetAsync(page.LinkTo("PH 4-2020-00000001"))).StatusCode);
        Assert.Contains(page.Texts("#related .soft"), note => note.EndsWith("in this register", StringComparison.Ordinal) && !note.Contains("not in", StringComparison.Ordinal));
        Assert.Equal(Id(parent), entry.GetProperty("relationBag")[0].GetProperty("resolvedEntryIdentifier").GetGuid());
        Assert.False(entry.GetProperty("relationBag")[1].TryGetProperty("resolvedEntryIdentifier", out _));
        Assert.Equal(Id(first), entry.GetProperty("priorityBag")[0].GetProperty("resolvedEntryIdentifier").GetGuid());
        Assert.Equal(Id(basic), entry.GetProperty("identifierBag")[1].GetProperty("resolvedEntryIdentifier").GetGuid());
        Assert.Equal(Id(parent), (await Shown(site, basic)).Entry.GetProperty("relationBag")[0].GetProperty("resolvedEntryIdentifier").GetGuid());
        Assert.Contains("ada di register ini", (await site.Http.PageAsync($"/id/entry/{Id(child):D}")).Text("#related"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADesignationLeadsToTheDesignatedOfficesOwnEntry()
    {
        await using var site = await PortalSite.StartAsync(new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18)));
        var international = Mark("WO", null);
        international.Identifiers.Add(International(shared: false));
        international.Designations = [new() { Office = "PH" }, new() { Office = "TH" }, new() { Office = "VN" }];
        var national = Mark("PH", "4/2025/00500002");
        national.Identifiers.Add(International(shared: true));
        // The same figures, but no international number; and one that nobody may see.
        var (another, secret) = (Mark("TH", "1234567"), Mark("VN", "4-2025-00009"));
        secret.Identifiers.Add(International(shared: true));
        secret.Visibility = Visibility.Unpublished;
        await DirectMerge.Lay(site.Hub.Database, Arrived, international, another, secret);
        await DirectMerge.Lay(site.Hub.Database, Arrived, national);
        await site.FollowAsync();

        var (page, entry) = await Shown(site, international);

        Assert.Equal($"/en/entry/{Id(national):D}", page.LinkTo("Philippines"));
        Assert.Single(page.QuerySelectorAll("#related a"));
        Assert.Equal(Id(national), entry.GetProperty("designationBag")[0].GetProperty("resolvedEntryIdentifier").GetGuid());
        Assert.False(entry.GetProperty("designationBag")[1].TryGetProperty("resolvedEntryIdentifier", out _));
        Assert.False(entry.GetProperty("designationBag")[2].TryGetProperty("resolvedEntryIdentifier", out _));

        // The index may be behind: the register decides.
        await site.Hub.TakeDown().Entry(Id(national), "an invented order", default);
        (page, entry) = await Shown(site, international);
        Assert.Empty(page.QuerySelectorAll("#related a"));
        Assert.DoesNotContain("resolvedEntryIdentifier", entry.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatMayNotBeSeenIsNotLinkedAndNotBetrayed()
    {
        await using var site = await PortalSite.StartAsync(new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18)));
        var invention = new PatentRecord
        {
            Office = "SG", Identifiers = [DirectMerge.Application("SG", "10202500001A")], Titles = [new("en", "Invented hinge")], FilingDate = new(2021, 1, 5), RegistrationDate = new(2025, 2, 3),
            Relations = [new() { Kind = RelationKind.Division, Office = "SG", Number = "10202500002B" }, new() { Kind = RelationKind.Division, Office = "SG", Number = "10202500003C" }],
        };
        PatentRecord Other(string number) => new() { Office = "SG", Identifiers = [DirectMerge.Application("SG", number)], Titles = [new("en", "Another hinge")], FilingDate = new(2021, 1, 5), RegistrationDate = new(2025, 2, 3) };
        var (secret, gone) = (Other("10202500002B"), Other("10202500003C"));
        (secret.Visibility, secret.RegistrationDate) = (Visibility.Unpublished, null);
        await DirectMerge.Lay(site.Hub.Database, Arrived, invention, secret);
        await DirectMerge.Lay(site.Hub.Database, Arrived, gone);
        Assert.Equal(Id(gone), (await Shown(site, invention)).Entry.GetProperty("relationBag")[1].GetProperty("resolvedEntryIdentifier").GetGuid());

        await site.Hub.TakeDown().Entry(Id(gone), "an invented order", default);

        var (page, entry) = await Shown(site, invention);
        Assert.DoesNotContain("resolvedEntryIdentifier", entry.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(2, page.Texts("#related .soft").Count(note => note.EndsWith("not in this register", StringComparison.Ordinal)));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatLiesInACollectionNotToBeShownIsNotLinkedThoughTheIndexStillHasIt(PostgresVersion version)
    {
        await using var site = await PortalSite.StartAsync(new LoadingHub(await postgres.NewAsync(version)));
        var international = Mark("WO", null);
        international.Identifiers.Add(International(shared: false));
        international.Designations = [new() { Office = "TH" }];
        international.Priorities = [new() { Office = "TH", Number = "250100001", Date = new(2024, 12, 1) }];
        var (first, designated) = (Mark("TH", "250100001"), Mark("TH", "250100002"));
        designated.Identifiers.Add(International(shared: true));
        await DirectMerge.Lay(site.Hub.Database, Arrived, international, first, designated);
        await site.FollowAsync();
        var (page, entry) = await Shown(site, international);
        Assert.Equal([Id(first), Id(designated)], new[] { "priorityBag", "designationBag" }.Select(bag => entry.GetProperty(bag)[0].GetProperty("resolvedEntryIdentifier").GetGuid()));

        await new CollectionTerms(site.Hub.Database, site.Hub.Time).Apply((office, right) => site.Hub.Offices.FactsOf(office, right) is var facts && office == "TH" ? facts with { Terms = new Terms(Show: false) } : facts, default);

        (page, entry) = await Shown(site, international);
        Assert.DoesNotContain("resolvedEntryIdentifier", entry.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("#related a"), link => link.GetAttribute("href")!.Contains("/entry/", StringComparison.Ordinal) || link.GetAttribute("href")!.Contains("/register/", StringComparison.Ordinal));
    }

    private static TrademarkRecord Mark(string office, string? application) => new()
    {
        Office = office, Identifiers = application is null ? [] : [DirectMerge.Application(office, application)], Words = "Invented " + application, FilingDate = new(2020, 2, 3),
        Applicants = [new() { Name = "Invented Teas", Country = "PH" }],
    };

    private static OfficeNumber International(bool shared) => new() { Office = "WO", Of = Numbers.International, Written = "1234567", Shared = shared };

    private static Guid Id(IpRecord record) => EntryKey.Of(record.Right, record.Identifiers[0]);

    private static async Task<(AngleSharp.Html.Dom.IHtmlDocument Page, JsonElement Entry)> Shown(PortalSite site, IpRecord record)
    {
        using var json = JsonDocument.Parse(await site.Http.GetStringAsync($"/api/v1/entries/{Id(record):D}"));
        return (await site.Http.PageAsync($"/en/entry/{Id(record):D}"), json.RootElement.GetProperty("record").Clone());
    }
}
