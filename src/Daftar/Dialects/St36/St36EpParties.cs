using Daftar.Rights;
using Daftar.Rights.Patents;

namespace Daftar.Dialects.St36;

/// <summary>B700: applicants (B710), inventors (B720), proprietors (B730), representatives (B740), opponents (B780).</summary>
internal static class St36EpParties
{
    public static void Read(XmlNode group, PatentRecord record, ReadContext context)
    {
        record.Applicants = All(group.Child("B710"), "B711", record, person: null);
        record.Inventors = All(group.Child("B720"), "B721", null, person: true);
        record.Owners = All(group.Child("B730"), "B731", record, person: null);
        record.Representatives = All(group.Child("B740"), "B741", null, person: null);
        foreach (var opponent in group.Child("B780").Children("B781"))
        {
            Opposition(opponent, record, context);
        }
        foreach (var name in (ReadOnlySpan<string>)["B787", "B788"])
        {
            if (group.Child("B780").Child(name).Exists)
            {
                St36Ep.Event(group.Child("B780").Child(name), record, context);
            }
        }
    }

    private static List<Party>? All(XmlNode group, string name, PatentRecord? reference, bool? person)
    {
        List<Party>? parties = null;
        foreach (var node in group.Children(name))
        {
            if (Of(node, person) is { } party)
            {
                (parties ??= []).Add(party);
                party.Sequence = parties.Count;
            }
            if (reference is not null)
            {
                var own = node.TextOf("irf");
                reference.ApplicantReference ??= own;
            }
        }
        return parties;
    }

    private static Party? Of(XmlNode node, bool? person)
    {
        var name = St36Values.Line(node.Child("snm", "onm"));
        var given = St36Values.Line(node.Child("fnm"));
        var suffix = St36Values.Line(node.Child("sfx"));
        var address = node.Child("adr");
        var party = new Party
        {
            Name = (given is null ? name : name + ", " + given) + (suffix is null ? "" : " " + suffix),
            IsPerson = person, Identifier = node.TextOf("iid"),
            City = St36Values.Line(address.Child("city")), PostalCode = address.TextOf("pcode"), Region = St36Values.Line(address.Child("state")),
            Country = St36Values.Country(address.Child("ctry")),
        };
        foreach (var street in address.Children("str"))
        {
            // Lines of a street stand on lines of the value.
            foreach (var line in (street.Text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                (party.AddressLines ??= []).Add(line);
            }
        }
        party.WaivedNaming = Waived(node.Child("B725EP")) ? true : null;
        if (party.Name is not { Length: > 0 })
        {
            party.Name = null;
        }
        return party.Name is not null || party.WaivedNaming == true ? party : null;
    }

    /// <summary>
    /// B725EP within B721, waiver under rule 20(1) EPC: "The inventor has agreed to waive his entitlement to designation". "The other inventor has …"
    /// speaks of one who is not named at all, and not of whom the element names.
    /// </summary>
    private static bool Waived(XmlNode waiver)
    {
        var waived = waiver.Exists;
        foreach (var text in waiver.Children("text"))
        {
            waived &= text.Text is not { } words || !OfOthers.Any(start => words.StartsWith(start, StringComparison.OrdinalIgnoreCase));
            if (text.Peek() is { } said && (!OfWaivers.Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)) || !Forms.IsWords(said)))
            {
                // Other words than those of a waiver: it counts as one, and they are kept.
                text.Unread();
            }
        }
        return waived;
    }

    private static readonly string[] OfWaivers = [" waive", " verzichte", " renonc"];

    private static readonly string[] OfOthers = ["Der andere", "Die andere", "The other", "L'autre", "Les autres"];

    private static void Opposition(XmlNode node, PatentRecord record, ReadContext context)
    {
        var opposition = new RegisterEntry
        {
            Kind = "opposition", Identifier = node.At("dnum", "text").Text, Filed = context.Date(node.Child("date")), Status = node.TextOf("kind"),
        };
        if (Of(node, null) is { } opponent)
        {
            opponent.Category = "opponent";
            (opposition.Parties ??= []).Add(opponent);
        }
        if (node.Child("B784").Exists && Of(node.Child("B784"), null) is { } representative)
        {
            representative.Category = "representative of the opponent";
            (opposition.Parties ??= []).Add(representative);
        }
        (record.Procedures ??= []).Add(opposition);
    }
}
