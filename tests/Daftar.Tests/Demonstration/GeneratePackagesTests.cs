using Daftar.Register;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Daftar.Demonstration;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Rights.Indications;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Tests.Demonstration;

public class GeneratePackagesTests
{
    private static readonly Right[] Written = [Right.Patent, Right.Trademark, Right.Design, Right.Indication];

    [Fact]
    public void The_same_request_makes_the_same_packages_byte_for_byte_on_any_number_of_cores()
    {
        using var one = new Packages(600, request => request with { Cores = 1, Rights = Written });
        using var two = new Packages(600, request => request with { Cores = 4, Rights = Written });
        Assert.NotEmpty(one.Result.Packages);
        Assert.Equal(Digests(one), Digests(two));
    }

    [Fact]
    public void Another_seed_makes_other_packages()
    {
        using var one = new Packages(100, request => request with { Rights = Written });
        using var two = new Packages(100, request => request with { Rights = Written, Seed = 2 });
        Assert.NotEqual(Digests(one), Digests(two));
    }

    [Fact]
    public void As_many_applications_are_made_as_were_asked_for()
    {
        using var packages = new Packages(1234, request => request with { Rights = Written, Updates = 0 });
        Assert.Equal(1234, packages.Result.Applications.Values.Sum());
        Assert.Equal(40, packages.Result.Applications.Count);
    }

    [Fact]
    public void Packages_lie_in_the_tree_of_the_offices_and_say_that_they_are_demonstration()
    {
        using var packages = new Packages(400, request => request with { Rights = Written, Offices = ["PH"], Updates = 2 });
        Assert.Contains(packages.Result.Packages, package => package.Path == "ipob_ph/Trademarks/Full_Extraction/PH-TM-2025-10-full-001-demonstration.zip");
        Assert.Contains(packages.Result.Packages, package => package.Path == "ipob_ph/Trademarks/Updates/PH-TM-2025-11-update-001-demonstration.zip");
        foreach (var package in packages.Result.Packages)
        {
            Assert.True(PackageName.IsDemonstration(Path.GetFileName(package.Path)));
            using var zip = ZipFile.OpenRead(packages.PathOf(package));
            Assert.StartsWith("Demonstration data, not a register", zip.Comment, StringComparison.Ordinal);
        }
        Assert.StartsWith("# Demonstration data, not a register", File.ReadAllText(Path.Combine(packages.Folder, "README.md")), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(packages.Folder, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public void Every_record_is_read_without_a_finding_and_the_package_says_how_many_there_are()
    {
        using var packages = new Packages(800, request => request with { Rights = Written });
        foreach (var group in packages.Read().GroupBy(one => one.Package))
        {
            Assert.All(group, one => Assert.Empty(one.Read.Findings));
            Assert.Equal(group.Key.Records, group.Count());
            Assert.Equal(group.Key.Deletions, group.Count(one => one.Read.Record!.Operation == Operation.Delete));
        }
    }

    [Fact]
    public void Nothing_is_left_over_that_no_reader_reads()
    {
        using var packages = new Packages(300, request => request with { Rights = Written });
        Assert.All(packages.Records(), record => Assert.True(record.Residue is null or { Count: 0 }, record.Residue?[0].ToString()));
    }

    [Fact]
    public void Every_application_number_has_the_form_of_its_office_and_right()
    {
        using var packages = new Packages(1500, request => request with { Rights = Written, Updates = 1 });
        foreach (var record in packages.Records())
        {
            var forms = OfficeProfiles.Embedded.Find(record.Office)!.Numbers;
            foreach (var number in record.Identifiers.Where(number => number.Of == Numbers.Application))
            {
                var rights = forms.Where(form => Regex.IsMatch(number.Written, form.Pattern, RegexOptions.None, TimeSpan.FromSeconds(1))).Select(form => form.Right).Distinct();
                Assert.Equal([OfficeProfiles.RightKey(record.Right)], rights);
            }
        }
    }

    [Fact]
    public void Every_name_of_a_party_ends_in_the_word_for_example()
    {
        var demo = LanguageWords.Codes.Select(code => LanguageWords.Of(code).Demo).ToArray();
        using var packages = new Packages(500, request => request with { Rights = Written, Updates = 1 });
        foreach (var party in packages.Records().SelectMany(record => (record.Applicants ?? []).Concat(record.Representatives ?? [])))
        {
            Assert.Contains(demo, word => party.Name!.EndsWith(word, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Updates_hold_new_entries_changes_partial_records_and_deletions()
    {
        using var packages = new Packages(6000, request => request with { Rights = Written });
        var updates = packages.Read().Where(one => !one.Package.Full).Select(one => one.Read.Record!).ToList();
        Assert.Contains(updates, record => record.Operation == Operation.Delete);
        Assert.Contains(updates, record => record.Operation == Operation.State && record.Scope == Scope.Everything);
        var partial = updates.Where(record => record.Scope.Fully == Parts.None).ToList();
        Assert.Contains(partial, record => record.Scope.Partly.HasFlag(Parts.Events) && !record.Scope.Partly.HasFlag(Parts.Parties));
        Assert.Contains(partial, record => record.Scope.Partly.HasFlag(Parts.Parties));
        Assert.Contains(packages.Records().GroupBy(record => record.Identifiers[0]), states => states.Count() > 2);
    }

    /// <summary>Full extraction and updates laid over each other end where a full extraction of the last month begins.</summary>
    [Fact]
    public void Updates_laid_over_the_full_extraction_end_in_the_state_of_the_last_day()
    {
        using var grown = new Packages(1500, request => request with { Rights = Written, Offices = ["TH", "SG"] });
        using var final = new Packages(1500, request => request with { Rights = Written, Offices = ["TH", "SG"], FullExtraction = request.FullExtraction.AddMonths(request.Updates), Updates = 0 });
        var states = Laid(grown);
        var expected = Laid(final);
        Assert.True(states.Count > 1000);
        foreach (var (number, state) in states)
        {
            var wanted = expected[number];
            Assert.Equal(wanted.Status?.OfficeText, state.Status?.OfficeText);
            Assert.Equal(wanted.Events?.Count, state.Events?.Count);
            Assert.Equal(wanted.RegistrationDate, state.RegistrationDate);
            Assert.Equal(wanted.Applicants?[0].Name, state.Applicants?[0].Name);
            Assert.Equal(wanted.ExpiryDate, state.ExpiryDate);
            Assert.Equal(wanted.Titles, state.Titles);
            Assert.Equal(wanted.PublicationDate, state.PublicationDate);
            Assert.Equal(wanted.Publications?.Select(one => (one.KindCode, one.Date, one.Claims?.Count)), state.Publications?.Select(one => (one.KindCode, one.Date, one.Claims?.Count)));
            if (wanted is TrademarkRecord mark)
            {
                Assert.Equal(mark.Goods!.Select(goods => goods.Class), ((TrademarkRecord)state).Goods!.Select(goods => goods.Class));
            }
        }
    }

    [Fact]
    public void Every_picture_a_record_names_is_in_its_package_and_every_picture_is_named()
    {
        using var packages = new Packages(700, request => request with { Rights = Written, Updates = 2 });
        foreach (var group in packages.Read().GroupBy(one => one.Package))
        {
            using var zip = ZipFile.OpenRead(packages.PathOf(group.Key));
            var inside = zip.Entries.Where(entry => entry.FullName.StartsWith("images/", StringComparison.Ordinal)).Select(entry => entry.FullName).Order(StringComparer.Ordinal);
            var named = group.Where(one => one.Read.Record!.Operation == Operation.State).SelectMany(one => one.Read.Record!.Files ?? []).Select(file => file.Name!).Order(StringComparer.Ordinal);
            Assert.Equal(named, inside);
        }
        Assert.True(packages.Result.Packages.Sum(package => package.Files) > 100);
    }

    [Fact]
    public void Singapore_delivers_patent_applications_before_they_are_public_and_says_from_when()
    {
        using var packages = new Packages(1500, request => request with { Rights = [Right.Patent], Offices = ["SG"] });
        var latest = packages.Result.Packages[^1].Month.AddMonths(1).AddDays(-1);
        var unpublished = packages.Records().Where(Unpublished).ToList();
        Assert.NotEmpty(unpublished);
        Assert.All(unpublished, record => Assert.Equal(record.PublicationDate!.Value.FirstDay, PublicView.Publicity(record, Said(record)).From));
        Assert.Contains(unpublished, record => record.PublicationDate!.Value.FirstDay > latest);
        Assert.Contains(unpublished, record => record.PublicationDate!.Value.FirstDay <= latest);
        using var others = new Packages(500, request => request with { Rights = [Right.Patent], Offices = ["VN", "TH"] });
        Assert.DoesNotContain(others.Records(), Unpublished);

        static DateOnly Said(IpRecord record) => DateOnly.FromDateTime(record.Produced!.Value.UtcDateTime);
        static bool Unpublished(IpRecord record) => PublicView.Publicity(record, Said(record)).Visibility == Visibility.Unpublished;
    }

    [Fact]
    public void Coffee_is_a_geographical_indication_in_every_state_that_grows_it_and_no_name_is_a_real_one()
    {
        using var packages = new Packages(4000, request => request with { Rights = [Right.Trademark, Right.Indication], Updates = 0 });
        var indications = packages.Records(Right.Indication).Cast<IndicationRecord>().ToList();
        Assert.InRange(indications.Count, 100, 120);
        var coffee = indications.Where(indication => indication.Products!.Contains("Coffee")).ToList();
        Assert.Equal(["ID", "KH", "LA", "MM", "MY", "PH", "TH", "VN"], coffee.Select(indication => indication.Office).Distinct().Order(StringComparer.Ordinal));
        var demo = LanguageWords.Codes.Select(code => LanguageWords.Of(code).Demo).ToArray();
        Assert.All(indications.SelectMany(indication => indication.Titles!), title => Assert.Contains(demo, word => title.Text.EndsWith(word, StringComparison.Ordinal)));
        // As they come back from ST.96: who controls, who may use the name, who holds it once it is registered.
        Assert.All(indications, indication => Assert.EndsWith("Control Board " + LanguageWords.Of("en").Demo, Assert.Single(indication.ControlBodies!).Name, StringComparison.Ordinal));
        Assert.All(indications, indication => Assert.InRange(indication.AuthorisedUsers!.Count, 1, 5));
        Assert.All(indications, indication => Assert.Equal(indication.RegistrationDate is not null, indication.Owners is [{ Name: not null, City: not null }]));
        Assert.Contains(indications, indication => indication.RegistrationDate is not null);
        Assert.All(coffee, indication => Assert.True(indication.Features!.Count >= 2 && indication.Area!.Count >= 2, $"{indication.Office}: features and area in English and the national language"));
    }

    [Fact]
    public void Timor_Leste_has_no_register_and_gets_no_package()
    {
        using var packages = new Packages(50, request => request with { Rights = Written, Offices = ["TL", "BN"] });
        Assert.All(packages.Result.Packages, package => Assert.Equal("BN", package.Office));
        Assert.Contains("Timor-Leste has no register yet", File.ReadAllText(Path.Combine(packages.Folder, "README.md")), StringComparison.Ordinal);
        Assert.Throws<GenerateException>(() => new Packages(50, request => request with { Offices = ["TL"] }));
    }

    [Fact]
    public void What_cannot_be_made_is_refused_with_what_to_ask_for_instead()
    {
        Assert.Contains("BN, ID, KH", Assert.Throws<GenerateException>(() => new Packages(50, request => request with { Offices = ["JP"] })).Message, StringComparison.Ordinal);
        Assert.Contains("99999", Assert.Throws<GenerateException>(() => new Packages(9_000_000, request => request with { Offices = ["VN"], Rights = [Right.Trademark] })).Message, StringComparison.Ordinal);
        Assert.Throws<GenerateException>(() => new Packages(0));
    }

    [Fact]
    public void The_profile_for_measuring_makes_short_records_of_marks_without_pictures()
    {
        using var packages = new Packages(3000, request => request with { Profile = GenerateProfile.Trademarks });
        Assert.All(packages.Result.Packages, package => Assert.True(package is { Full: true, Right: Right.Trademark, Files: 0 }));
        var bytes = packages.Result.Packages.Sum(package => package.XmlBytes) / packages.Result.Records;
        Assert.InRange(bytes, 4800, 5800);
    }

    private static Dictionary<OfficeNumber, IpRecord> Laid(Packages packages)
    {
        var states = new Dictionary<OfficeNumber, IpRecord>();
        foreach (var record in packages.Records())
        {
            Lay(states, record);
        }
        return states;
    }

    private static void Lay(Dictionary<OfficeNumber, IpRecord> states, IpRecord record)
    {
        if (record.Operation == Operation.Delete)
        {
            Assert.True(states.Remove(record.Identifiers[0]), $"{record.Identifiers[0]} is deleted and was never delivered.");
        }
        else if (states.TryGetValue(record.Identifiers[0], out var known))
        {
            known.Take(record, record.Scope.Fully, record.Scope.Partly);
        }
        else
        {
            Assert.True(record.Scope.Fully.HasFlag(Parts.Bibliography), $"{record.Identifiers[0]} begins with a partial record.");
            states.Add(record.Identifiers[0], record);
        }
    }

    private static List<string> Digests(Packages packages) =>
        [.. packages.Result.Packages.Select(package => package.Path + " " + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(packages.PathOf(package)))))];
}
