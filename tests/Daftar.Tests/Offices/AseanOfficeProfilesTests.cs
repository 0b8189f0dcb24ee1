using System.Text.RegularExpressions;
using Daftar.Offices;
using Daftar.Values;

namespace Daftar.Tests.Offices;

public class AseanOfficeProfilesTests
{
    private static readonly string[] Asean = ["BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static TheoryData<string> States => new(Asean);

    public static TheoryData<string> Registers => new(Asean.Where(code => code != "TL"));

    private static OfficeProfile Profile(string code) => OfficeProfiles.Embedded.Find(code) ?? throw new InvalidOperationException($"{code} has no profile.");

    [Theory, MemberData(nameof(States))]
    public void Every_state_of_ASEAN_has_a_profile_that_names_its_office_and_shows_by_default(string code)
    {
        var profile = Profile(code);
        Assert.NotEmpty(profile.Name);
        Assert.All(profile.Languages, language => Assert.Matches("^[a-z]{2}$", language));
        var terms = profile.Terms["any"];
        Assert.True(terms.Show);
        Assert.False(terms.CopyOne || terms.CopyInBulk || terms.PassOn || terms.Alter, "What an office has not allowed is not allowed.");
    }

    [Theory, MemberData(nameof(Registers))]
    public void Every_right_is_administered_by_exactly_one_authority_and_has_a_number_form_and_a_volume(string code)
    {
        var profile = Profile(code);
        foreach (var right in Enum.GetValues<Right>())
        {
            Assert.Single(profile.Authorities, authority => authority.Rights.Contains(right));
            Assert.Contains(profile.Numbers, form => form.Right == OfficeProfiles.RightKey(right) && form.Of == Numbers.Application);
            Assert.True(profile.ExpectedVolumes[OfficeProfiles.RightKey(right)] > 0);
        }
    }

    [Fact]
    public void Cambodia_has_two_institutions_under_one_code()
    {
        var authorities = Profile("KH").Authorities;
        Assert.Equal([Right.Patent, Right.Design], authorities[0].Rights);
        Assert.Equal([Right.Trademark, Right.Indication], authorities[1].Rights);
        Assert.NotEqual(authorities[0].Id, authorities[1].Id);
    }

    [Fact]
    public void Timor_Leste_has_no_register_yet()
    {
        var profile = Profile("TL");
        Assert.Empty(profile.Authorities);
        Assert.Empty(profile.Numbers);
        Assert.Empty(profile.ExpectedVolumes);
    }

    [Theory, MemberData(nameof(Registers))]
    public void A_number_form_matches_its_example_and_no_example_of_another_right(string code)
    {
        var forms = Profile(code).Numbers;
        foreach (var form in forms)
        {
            Assert.True(Regex.IsMatch(form.Example, form.Pattern, RegexOptions.CultureInvariant, Patience), $"{code}: {form.Pattern} does not match its own example {form.Example}.");
            foreach (var other in forms.Where(other => other.Right != form.Right))
            {
                Assert.False(Regex.IsMatch(other.Example, form.Pattern, RegexOptions.CultureInvariant, Patience),
                    $"{code}: the {form.Right} form {form.Pattern} also matches the {other.Right} number {other.Example}.");
            }
        }
    }

    /// <summary>Numbers seen in public sources (WIPO's transformers of the Global Brand and Design Databases, programme slides, EPO Asia update).</summary>
    [Theory]
    [InlineData("PH", "patent", "1/2008/000469"), InlineData("PH", "patent", "1200800000469"), InlineData("PH", "patent", "12000001679")]
    [InlineData("PH", "trademark", "PH/4/1981/00000115"), InlineData("PH", "design", "A/3/1994/009794")]
    [InlineData("SG", "patent", "SG10202104718V"), InlineData("SG", "patent", "11201803052Q"), InlineData("SG", "trademark", "T9511877G")]
    [InlineData("ID", "trademark", "D002009034362"), InlineData("ID", "trademark", "JID2019045707"), InlineData("ID", "trademark", "M0020191466446")]
    [InlineData("MY", "trademark", "99001877"), InlineData("MY", "trademark", "M/031842"), InlineData("MY", "trademark", "83/01818"), InlineData("MY", "design", "UK(E) 02-0380")]
    [InlineData("VN", "trademark", "4-2019-11818"), InlineData("KH", "trademark", "KH/1071853A/M"), InlineData("KH", "indication", "KH/G/2018/5"), InlineData("LA", "trademark", "M/1421805")]
    public void Numbers_seen_in_public_sources_are_recognised_as_their_right(string code, string right, string number)
    {
        var matched = Profile(code).Numbers.Where(form => Regex.IsMatch(number, form.Pattern, RegexOptions.CultureInvariant, Patience)).Select(form => form.Right).Distinct();
        Assert.Equal([right], matched);
    }

    [Theory, MemberData(nameof(Registers))]
    public void Status_words_are_written_in_lower_case_so_that_they_are_found(string code)
    {
        foreach (var (section, words) in Profile(code).Statuses)
        {
            Assert.Contains(section, (string[])["any", "patent", "trademark", "design", "indication"]);
            foreach (var (word, meaning) in words)
            {
                Assert.Equal(word.ToLowerInvariant(), word);
                var right = Enum.GetValues<Right>().First(right => section == "any" || OfficeProfiles.RightKey(right) == section);
                Assert.Equal(meaning, OfficeProfiles.Embedded.StatusOf(code, right, null, word.ToUpperInvariant()));
            }
        }
    }

    [Theory, MemberData(nameof(Registers))]
    public void Events_are_mapped_to_a_detailed_event_of_the_same_ST27_category(string code)
    {
        Assert.NotEmpty(Profile(code).Events);
        foreach (var (national, word) in Profile(code).Events)
        {
            Assert.False(string.IsNullOrEmpty(word.Text), $"{code}: event {national} has no words.");
            Assert.Matches("^[A-HK-NP-WY]10$", word.Key);
            Assert.Equal(word.Key![0], word.Detailed![0]);
        }
    }

    [Fact]
    public void A_key_that_no_profile_has_is_refused_with_its_file_and_line()
    {
        using var stream = new MemoryStream("{\n  \"code\": \"XX\",\n  \"name\": \"x\",\n  \"nubmers\": []\n}"u8.ToArray());
        var refused = Assert.Throws<InvalidDataException>(() => OfficeFiles.Read(stream, "office/XX/office.jsonc"));
        Assert.Contains("office/XX/office.jsonc: line 4", refused.Message, StringComparison.Ordinal);
        Assert.Contains("nubmers", refused.Message, StringComparison.Ordinal);
    }
}
