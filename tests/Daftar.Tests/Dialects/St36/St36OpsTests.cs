using Daftar.Intake;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St36;

/// <summary>Facts read by eye from answers of the EPO's web service: families, legal events, the European Patent Register.</summary>
public class St36OpsTests
{
    private static List<PatentRecord> All(string file) =>
        [.. DocumentReading.ReadAll(Samples.Path($"st36/ops/{file}-response.xml"), Catalog.Dialects).Select(one => Assert.IsType<PatentRecord>(one.Record))];

    [SampleFact]
    public void Every_member_of_a_family_is_a_record_that_adds_to_its_entry()
    {
        var members = All("get_family");
        Assert.Equal(5, members.Count);
        Assert.All(members, member => Assert.Equal(("43088294", "EP", Parts.None), (member.Family, member.ExchangedBy, member.Scope.Fully)));
        Assert.Equal(["CA 2744162 A1", "EP 2400812 A1", "EP 2400812 B1", "US 2012057518 A1", "US 9648662 B2"],
            members.Select(member => $"{member.Office} {member.Publications![0].Number} {member.Publications[0].KindCode}").Order(StringComparer.Ordinal));
        Assert.Equal(("10167109", new RegisterDate(2010, 6, 24)), (members[0].Number(Numbers.Application), members[0].FilingDate));
        Assert.All(members, member => Assert.Equal(("EP", "10167109"), (member.Priorities![0].Office, member.Priorities[0].Number)));
        // DOCDB's own form of a US application number is another application's when read as the USPTO writes it.
        Assert.DoesNotContain(members.Where(member => member.Office == "US").SelectMany(member => member.Identifiers), number => number.Of == Numbers.Application);
    }

    [SampleFact]
    public void Legal_events_say_what_they_mean_and_since_when()
    {
        var record = Assert.Single(All("get_legal"));
        Assert.Equal(69, record.Events!.Count);
        Assert.Equal(("AK", new RegisterDate(2011, 12, 28), "INPADOC"), (record.Events[0].Code, record.Events[0].Date, record.Events[0].Category));
        Assert.Contains("Designated State(s): AL AT BE", record.Events[0].Text, StringComparison.Ordinal);
        // The effective date counts; the gazette came weeks later.
        Assert.Equal(("17P", new RegisterDate(2012, 6, 6), "REQUEST FOR EXAMINATION FILED", "in favour of the right; gazette of 2012-07-18"),
            (record.Events[2].Code, record.Events[2].Date, record.Events[2].Text, record.Events[2].Comment));
        Assert.Null(record.Residue);
        Assert.Null(record.Status); // never derived from events
    }

    /// <summary>Lapses in several states on one day are several events, also when they are laid over what is known.</summary>
    [SampleFact]
    public void Events_of_several_states_on_one_day_stay_apart()
    {
        var record = Assert.Single(All("get_legal"));
        var known = Assert.Single(All("get_legal"));
        known.Take(record, Parts.None, Parts.Events);
        var lapses = known.Events!.Where(one => one.Code == "PG25" && one.Date == new RegisterDate(2019, 11, 27)).ToList();
        Assert.True(lapses.Count > 5);
        Assert.Equal(lapses.Count, lapses.Select(one => one.Text).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(lapses, one => one.Text!.Contains("Ref Country Code: NL", StringComparison.Ordinal));
    }

    [SampleFact]
    public void A_family_with_bibliography_has_the_records_of_its_documents()
    {
        var members = All("get_family_with_biblio");
        Assert.Equal(5, members.Count);
        Assert.All(members, member => Assert.NotEmpty(member.Titles!));
        Assert.All(members, member => Assert.Null(member.Residue));
    }

    [SampleFact]
    public void A_register_document_is_an_entry_with_its_status_and_what_was_before()
    {
        var record = Assert.Single(All("get_register_biblio"));
        Assert.Equal(("10167109", "2400812"), (record.Number(Numbers.Application), record.Number(Numbers.Publication)));
        Assert.Equal((new RegisterDate(2010, 6, 24), new RegisterDate(2011, 12, 28), new RegisterDate(2019, 11, 27)), (record.FilingDate, record.PublicationDate, record.RegistrationDate));
        Assert.Equal((GeneralStatus.InForce, "No opposition filed within time limit", new RegisterDate(2020, 10, 2), new RegisterDate(2025, 10, 25)),
            (record.Status!.General, record.Status.OfficeText, record.Status.Date, record.Status.ReportedOn));
        Assert.Equal("BLUETOOTH NETWORKING", record.Titles!.Find(title => title.Language == "en")!.Text);
        Assert.Equal(["Elektroniikkatie 2", "90590 Oulu"], Assert.Single(record.Applicants!).AddressLines);
        Assert.Contains(record.Procedures!, one => one is { Kind: "earlier applicants", Identifier: "2011/52", Text: null, Parties: [{ Name: "9Solutions Oy", AddressLines: ["Teknologiantie 2", "90590 Oulu"], Country: "FI" }] });
        Assert.Equal(["Kolster Oy Ab", "Antila, Harri Jukka Tapani, et al"], record.Procedures!.Where(one => one.Kind == "earlier representatives").Select(one => Assert.Single(one.Parties!).Name));
        Assert.StartsWith("AL, AT, BE, BG, CH", record.Procedures!.Find(one => one.Kind == "earlier designations")!.Text, StringComparison.Ordinal);
        Assert.Equal([("de", "Bluetooth-Vernetzung"), ("en", "Bluetooth networking"), ("fr", "Mise en réseau Bluetooth")], record.Procedures!.Where(one => one.Kind == "earlier title").Select(one => (one.Language!, one.Text!)));
        Assert.Equal(["Herrala, Sami", "Kylmänen, Jari", "Niemi, Jaakko"], record.Inventors!.ConvertAll(inventor => inventor.Name));
        Assert.Equal(["H04W 84/20 I", "H04W 88/04 N"], record.Ipc!.ConvertAll(symbol => symbol.Symbol + " " + symbol.Value));
        Assert.Equal((GeneralStatus.Ended, new RegisterDate(2010, 6, 24)), (record.Designations!.Find(state => state.Office == "HU")!.Status, record.Designations.Find(state => state.Office == "HU")!.StatusDate));
        Assert.Equal(GeneralStatus.Unknown, record.Designations.Find(state => state.Office == "DE")!.Status);
        Assert.Equal(("02054790", "A"), (record.Citations![0].Number, record.Citations[0].Category));
        Assert.Contains(record.Events!, one => one.Text == "Opposition not filed" && one.Date == new RegisterDate(2020, 8, 28));
        Assert.Null(record.Residue);
    }

    /// <summary>Events and steps alone name no number: the query they answer does.</summary>
    [SampleFact]
    public void A_part_of_a_register_document_belongs_to_the_publication_that_was_asked_for()
    {
        var events = Assert.Single(All("get_register_events"));
        Assert.Equal((Numbers.Publication, "2400812"), (Assert.Single(events.Identifiers).Of, events.Identifiers[0].Written));
        Assert.Contains(events.Events!, one => one is { Code: "0009250", Text: "Lapse of the patent in a contracting state", Gazette: "2022/32" } && one.Date == new RegisterDate(2022, 7, 8));
        Assert.Equal(Parts.None, events.Scope.Fully);
        Assert.Equal(Parts.None, events.Scope.Partly & (Parts.Bibliography | Parts.Parties));

        var steps = Assert.Single(All("get_register_procedural_steps"));
        var fee = steps.Procedures![0];
        Assert.Equal(("renewal fee payment", "RFEE", new RegisterDate(2012, 6, 20)), (fee.Kind, fee.Status, fee.Date));
        Assert.Contains("year 03", fee.Text, StringComparison.Ordinal);
        Assert.Null(steps.Residue);
    }

    [SampleFact]
    public void Hits_of_a_search_in_the_register_add_and_take_nothing_away()
    {
        var hits = All("search_register");
        Assert.Equal(5, hits.Count);
        Assert.Equal("4636834", hits[0].Number(Numbers.Publication));
        Assert.All(hits, hit => Assert.Equal(Parts.None, hit.Scope.Fully));
        Assert.Contains(All("search_register_with_constituent").SelectMany(hit => hit.Relations ?? []), relation => relation is { Kind: RelationKind.Division, IsChild: false, Number: "20220790168" });
    }

    /// <summary>A European patent that has lapsed in some states is in force in the others: no check calls that a contradiction.</summary>
    [SampleTheory]
    [InlineData("get_register_events")]
    [InlineData("get_legal")]
    public void A_lapse_in_one_state_is_not_the_end_of_the_patent(string file)
    {
        var said = new List<string>();
        Flow.Check(TimeProvider.System).Run(Samples.Path($"st36/ops/{file}-response.xml"), new LoadOptions(), finding => said.Add(finding.Code), default);
        Assert.DoesNotContain("EVENTS-CONTRADICT-STATUS", said);
    }
}
