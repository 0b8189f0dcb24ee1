using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;

namespace Daftar.Dialects.St36;

/// <summary>
/// DOCDB names every party up to three times: docdb (standardised capitals), docdba (as published) and original; OPS has epodoc and original.
/// One party comes of it by sequence: named as published, with the country of the standardised form.
/// </summary>
internal static class St36DocdbParties
{
    public static void Read(XmlNode parties, IpRecord record)
    {
        record.Applicants = All(parties.Child("applicants"), "applicant", "applicant-name", null);
        record.Representatives = All(parties.Child("agents"), "agent", "agent-name", null);
        var inventors = All(parties.Child("inventors"), "inventor", "inventor-name", true);
        if (record is PatentRecord patent)
        {
            patent.Inventors = inventors;
        }
        else if (record is DesignRecord design)
        {
            design.Designers = inventors;
        }
    }

    private static List<Party>? All(XmlNode group, string name, string nameOf, bool? person)
    {
        List<(string? Key, Party Party, int Rank)>? found = null;
        var place = 0;
        foreach (var node in group.Children(name))
        {
            place++;
            var format = node.Attribute("data-format");
            var sequence = node.Attribute("sequence");
            node.Attribute("status"); // A: amended since the last exchange
            var written = St36Values.Line(node.At(nameOf, "name"));
            if (written is null)
            {
                continue;
            }
            var country = St36Values.Country(node.At("residence", "country"));
            // epodoc and docdb put the country behind the name: HERRALA SAMI [FI].
            if (written is [.., ' ', '[', _, _, ']'])
            {
                country ??= written[^3..^1];
                written = written[..^5];
            }
            written = written.TrimEnd(' ', ',');
            var rank = format switch { "docdba" => 3, "original" => 2, _ => 1 };
            var key = sequence ?? place.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var at = found?.FindIndex(known => known.Key == key) ?? -1;
            if (at < 0)
            {
                (found ??= []).Add((key, new Party { Sequence = St36Values.Sequence(sequence), Name = written, Residence = country, Country = country, IsPerson = person }, rank));
                continue;
            }
            var (_, party, known) = found![at];
            party.Residence ??= country;
            party.Country ??= country;
            if (rank > known)
            {
                Other(party, party.Name!, written);
                party.Name = written;
                found[at] = (key, party, rank);
            }
            else
            {
                Other(party, written, party.Name!);
            }
        }
        return found?.ConvertAll(one => one.Party);
    }

    /// <summary>Keeps the other way of writing if it differs by more than capitals and punctuation.</summary>
    private static void Other(Party party, string other, string name)
    {
        if (Letters(other) != Letters(name))
        {
            (party.OtherNames ??= []).Add(new LocalText(null, other));
        }
    }

    private static string Letters(string name) => string.Create(name.Length, name, static (span, from) =>
    {
        var at = 0;
        foreach (var c in from)
        {
            if (char.IsLetterOrDigit(c))
            {
                span[at++] = char.ToUpperInvariant(c);
            }
        }
        span[at..].Fill(' ');
    }).TrimEnd();
}
