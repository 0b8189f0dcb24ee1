using System.Globalization;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;
using Daftar.Values;

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
        List<(string Key, Party Party, int Rank)>? found = null;
        var place = 0;
        foreach (var node in group.Children(name))
        {
            place++;
            var format = node.Attribute("data-format");
            var sequence = node.Attribute("sequence");
            node.Drop("status"); // A: amended since the last exchange
            var written = St36Values.Line(node.At(nameOf, "name"));
            if (written is null)
            {
                continue;
            }
            var country = St36Values.Country(node.At("residence", "country"));
            // epodoc and docdb put the country behind the name: HERRALA SAMI [FI].
            if (written is [.., var blank, '[', _, _, ']'] && char.IsWhiteSpace(blank))
            {
                country ??= written[^3..^1];
                written = written[..^5];
            }
            written = written.TrimEnd().TrimEnd(',');
            var rank = format switch { "docdba" => 3, "original" => 2, _ => 1 };
            var key = sequence ?? place.ToString(CultureInfo.InvariantCulture);
            var at = found is null ? -1 : Same(found, key, written, format == "original");
            if (at < 0)
            {
                (found ??= []).Add((key, new Party { Sequence = St36Values.Sequence(sequence), Name = written, Residence = country, Country = country, IsPerson = person }, rank));
                continue;
            }
            var (known, party, best) = found![at];
            party.Residence ??= country;
            party.Country ??= country;
            if (rank > best)
            {
                Other(party, party.Name!, written);
                party.Name = written;
                found[at] = (known, party, rank);
            }
            else
            {
                Other(party, written, party.Name!);
            }
        }
        return found?.ConvertAll(one => one.Party);
    }

    /// <summary>
    /// Which known party a name is: the one of the same sequence. Originals are counted in an order of their own, so there a word must agree
    /// too (unless the script is another); and one that has the same words as a known party is that party again.
    /// </summary>
    private static int Same(List<(string Key, Party Party, int Rank)> found, string key, string name, bool original)
    {
        var at = found.FindIndex(known => known.Key == key);
        if (!original || (at >= 0 && (!Latin(name) || !Latin(found[at].Party.Name!))))
        {
            return at;
        }
        var words = Words(name);
        if (at >= 0 && Words(found[at].Party.Name!).Overlaps(words))
        {
            return at;
        }
        return found.FindIndex(known => Words(known.Party.Name!).SetEquals(words) || (known.Party.OtherNames?.Exists(other => Words(other.Text).SetEquals(words)) ?? false));
    }

    private static HashSet<string> Words(string name) =>
        [.. Folding.Fold(name).Split([' ', ',', '.', '-', ';', '\u2002', '\u00a0'], StringSplitOptions.RemoveEmptyEntries)];

    private static bool Latin(string name)
    {
        foreach (var c in name)
        {
            if (char.IsLetter(c) && c > '\u024f')
            {
                return false;
            }
        }
        return true;
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
