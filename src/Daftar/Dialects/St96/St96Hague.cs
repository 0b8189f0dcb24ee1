using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>
/// What WIPO's International Bureau tells offices under the Hague system (dgn:HagueIBToOfficeTransaction): each recording is a statement about designs of an
/// international registration, in the register of WO. A registration holds its designs; another recording names the designs it is for, or is for the registration as a whole.
/// </summary>
/// <remarks>
/// A copy that does not name an issue of the bulletin is confidential: "sent to designated IP Offices before (confidential copy) or after the publication in the
/// Bulletin" (HagueOfficeCopyBag, Design V6.0; Geneva Act, article 10(5)).
/// </remarks>
internal static class St96Hague
{
    /// <summary>Recordings of the register; not fees, irregularities and receipts.</summary>
    public static bool IsRecording(string name) => name is "HagueRegistration" or "HagueRenewal" or "HagueExpiration" or "HagueOwnershipChange" or "HagueOwnershipChangeRefusal"
        or "HagueOwnershipChangeRefusalWithdrawal" or "HagueMerger" or "HagueHolderNameAddressChange" or "HagueCreatorNameAddressChange" or "HagueRenunciation" or "HagueLimitation"
        or "HagueRefusal" or "HagueRefusalWithdrawal" or "HagueGrantProtection" or "HagueInvalidation" or "HagueCancellationNonPayment" or "HagueCorrection" or "HagueCorrectionRefusal"
        or "HagueCorrectionRefusalWithdrawal" or "HaguePublicationCancellation";

    public static void Read(XmlNode node, ReadContext context)
    {
        var right = node.Name == "HagueCorrection" ? node.Child("HagueCorrectContent") : default;
        if (right.Exists)
        {
            // What was wrong stays residue: only what is right is a statement.
            foreach (var child in right.Children())
            {
                if (IsRecording(child.Name))
                {
                    Recording(child, context);
                }
            }
            return;
        }
        Recording(node, context);
    }

    private static void Recording(XmlNode node, ReadContext context)
    {
        var numbers = new List<string>();
        foreach (var child in node.Children())
        {
            if (child.Name is "InternationalRegistrationNumber" or "MergeFromInternationalRegistrationNumber" && child.Text is { } one)
            {
                numbers.Add(one);
            }
            else if (child.Name == "InternationalRegistrationNumberBag")
            {
                foreach (var number in child.Children("InternationalRegistrationNumber"))
                {
                    numbers.AddRange(number.Text is { } text ? [text] : Array.Empty<string>());
                }
            }
        }
        var designs = new List<(string? Place, XmlNode Design)>();
        foreach (var design in node.Child("HagueDesignBag").Children("HagueDesign"))
        {
            designs.Add((design.TextOf("DesignIdentifier"), design));
        }
        if (designs.Count == 0)
        {
            node.At("AffectedDesign", "AllDesignsIndicator").IgnoreWhere("true");
            var bag = node.Child("AffectedDesign").Child("DesignIdentifierBag");
            foreach (var named in (bag.Exists ? bag : node.Child("DesignIdentifierBag")).Children("DesignIdentifier"))
            {
                designs.Add((named.Text, default));
            }
        }
        if (numbers.Count == 0)
        {
            context.Doubt("RECORD-NUMBER-MISSING", node, null, "InternationalRegistrationNumber: of which registration it is.", Severity.SetAside);
            return;
        }
        foreach (var number in numbers)
        {
            if (designs.Count == 0)
            {
                One(node, number, null, default, false, context);
            }
            foreach (var (place, design) in designs)
            {
                One(node, number, place, design, designs.Count > 1, context);
            }
        }
    }

    private static void One(XmlNode node, string number, string? place, XmlNode design, bool isOfSeveral, ReadContext context)
    {
        var record = new DesignRecord
        {
            Office = St96Madrid.Register,
            Produced = context.Envelope.Moment("RecordNotificationDate") ?? context.Envelope.Moment("PublicationDate") ?? St96Times.Produced(node, context),
        };
        var entry = new RegisterEntry { Kind = St96Madrid.KindOf(node.Name, "Hague") };
        foreach (var child in node.Children())
        {
            if (!St96HagueParts.Entry(entry, child, context))
            {
                St96HagueParts.Registration(record, child, place, context);
            }
        }
        foreach (var child in design.Children())
        {
            St96HagueParts.Design(record, child, context);
        }
        Identify(record, number, place, isOfSeveral, node.Name != "HagueRegistration");
        record.Procedures = [entry];
        var bulletin = context.Envelope.Text("HagueBulletinNumber") ?? context.Envelope.Text("PublicationIdentifier");
        if (bulletin is null)
        {
            (record.Visibility, record.PublicFrom) = (Visibility.Unpublished, record.DeferredUntil);
        }
        else if (node.Name == "HagueRegistration")
        {
            record.Publications = [new Publication { Office = St96Madrid.Register, Gazette = bulletin, Date = RegisterDate.TryParse(context.Envelope.Text("PublicationDate"), out var day) ? day : null }];
            St96Publications.First(record);
        }
        var held = St96Parts.Held(record);
        record.Scope = node.Name == "HagueRegistration" && bulletin is not null
            ? new Scope(Whole, held & ~Whole) : new Scope(Parts.None, held | (bulletin is null ? Parts.Bibliography : Parts.None));
        context.Add(record, isOfSeveral ? design : default);
    }

    /// <summary>What a registration in the bulletin says completely.</summary>
    private const Parts Whole = Parts.Bibliography | Parts.Parties | Parts.Classification | Parts.Relations;

    /// <summary>Designs are counted within their registration: number and place together are the number of the design.</summary>
    private static void Identify(DesignRecord record, string number, string? place, bool isOfSeveral, bool isNamed)
    {
        // Whether there are others beside those a recording names it does not say.
        var shared = place is not null && (isOfSeveral || isNamed || record.DesignsInApplication > 1);
        if (place is not null)
        {
            record.PlaceInApplication = place;
            St96Numbers.Add(record, Numbers.Design, place.StartsWith(number, StringComparison.Ordinal) ? place : number + "-" + place);
        }
        St96Numbers.Add(record, Numbers.Registration, number, null, shared);
        St96Numbers.Add(record, Numbers.International, number, null, shared);
    }
}
