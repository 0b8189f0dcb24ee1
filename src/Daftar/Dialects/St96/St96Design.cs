using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>
/// dgn:DesignApplication → one <see cref="DesignRecord"/> for each dgn:Design in it, with what the application says of all of them; a bare
/// dgn:Design → one.
/// </summary>
internal static class St96Design
{
    public static void ReadApplication(XmlNode application, ReadContext context)
    {
        var designs = new List<XmlNode>();
        foreach (var child in application.Children())
        {
            if (child.Name == "DesignBag")
            {
                foreach (var design in child.Children("Design"))
                {
                    designs.Add(design);
                }
            }
            else if (child.Name == "Design")
            {
                designs.Add(child);
            }
        }
        if (designs.Count == 0)
        {
            // A deletion or a change of the application's own data names no design: it is said of the application.
            Read(default, application, designs, 0, context);
        }
        for (var at = 0; at < designs.Count; at++)
        {
            Read(designs[at], application, designs, at, context);
        }
    }

    public static void ReadAlone(XmlNode design, ReadContext context) => Read(design, default, [design], 0, context);

    private static void Read(XmlNode design, XmlNode application, List<XmlNode> siblings, int at, ReadContext context)
    {
        var where = application.Exists ? application : design;
        var office = St96Numbers.Code(design.Child("DesignIdentifier").Attribute("officeCode")) ?? St96Numbers.Office(where, context);
        var record = new DesignRecord { Office = office, Produced = St96Times.Produced(where, context) };
        var status = new StatusParts();
        var waived = false;
        foreach (var child in application.Children())
        {
            Application(record, child, ref status, context);
        }
        var ofApplication = record.Applicants;
        var owning = record.Owners;
        record.Applicants = record.Owners = null;
        foreach (var child in design.Children())
        {
            Design(record, child, ref status, ref waived, context);
        }
        record.Applicants = Union(record.Applicants, ofApplication);
        record.Owners = Union(record.Owners, owning);
        if (waived)
        {
            Waive(record);
        }
        else if (St96Values.IsUnreadable(design.Child("DesignerWaiverIndicator")))
        {
            // Earlier states may name some: who may not be named now is not in those, either.
            (record.Designers ??= [new Party()]).ForEach(static designer => designer.Close());
        }
        St96DesignNumbers.Identify(record, design, application, siblings, at);
        St96Numbers.Check(record, where, context);
        record.Status = status.Make(record, context);
        St96Publications.First(record);
        Deferment.Defer(record, design.Child("DefermentPeriod"), "periodCategory");
        var seal = application.Child("SealedDepositIndicator");
        if (St96Values.Indicator(seal) == true || St96Values.IsUnreadable(seal))
        {
            SealedDeposit.Close(record);
        }
        if (St96Dialect.Operate(record, application, context))
        {
            context.Add(record, siblings.Count > 1 ? design : default);
        }
    }

    private static void Application(DesignRecord record, XmlNode child, ref StatusParts status, ReadContext context)
    {
        switch (child.Name)
        {
            case "ReceivingOfficeDate":
                record.ReceivedDate = context.Date(child);
                break;
            case "ApplicationDate":
            case "ApplicationDateTime":
                record.FilingDate ??= context.Date(child);
                break;
            case "ApplicantFileReference":
                record.ApplicantReference = child.Text;
                break;
            case "DesignApplicationLanguageCode":
                record.FilingLanguage = child.Text is { } first ? St96Values.Lower(first) : null;
                break;
            case "SecondLanguageCode":
                record.SecondLanguage = child.Text is { } second ? St96Values.Lower(second) : null;
                break;
            case "DesignTotalQuantity":
                record.DesignsInApplication = St96Values.Whole(child);
                break;
            case "DesignApplicationCurrentStatusCategory":
                status.Code = child;
                break;
            case "DesignApplicationCurrentStatusDate":
                status.Date = child;
                break;
            case "DesignatedCountryBag":
                St96Relations.Designations(record, child);
                break;
            case "DesignApplicationEventBag":
                record.Events = St96Events.Read(record.Events, child, "DesignApplicationEvent", context);
                break;
            case "DocumentIncludedBag":
                record.Files = St96Documents.Add(record.Files, child, context);
                break;
            case "RegistrationOfficeCode":
            case "ReceivingOfficeCode":
                child.Drop();
                break;
            case "FilingPlace":
                child.IgnoreWhere(record.Office);
                break;
            default:
                Parties(record, child);
                break;
        }
    }

    private static void Design(DesignRecord record, XmlNode child, ref StatusParts status, ref bool waived, ReadContext context)
    {
        switch (child.Name)
        {
            case "RightEffectiveDate":
                record.EffectDate = context.Date(child);
                break;
            // ST.86 has it here, and an office that converts from there.
            case "PublicationDate":
                record.PublicationDate = context.Date(child);
                break;
            case "RegistrationDate":
                record.RegistrationDate = context.Date(child);
                break;
            case "ExpiryDate":
                record.ExpiryDate = context.Date(child);
                break;
            case "DesignReference":
                record.ApplicantReference = child.Text ?? record.ApplicantReference;
                break;
            case "PublicationDefermentIndicator":
                record.Deferred = St96Values.Indicator(child);
                if (St96Values.IsUnreadable(child))
                {
                    record.RestrictedParts |= SealedDeposit.Look;
                }
                break;
            case "DefermentExpiryDate" when child.HasContent:
                // Of the registration in V6.0; of a design it means that design.
                record.DeferredUntil = context.Date(child);
                if (record.DeferredUntil is null)
                {
                    record.RestrictedParts |= SealedDeposit.Look;
                }
                break;
            case "DesignerWaiverIndicator":
                waived = St96Values.Indicator(child) == true;
                break;
            case "DesignCurrentStatusCategory":
                // A design's own status takes the place of its application's, the word and the date together.
                status.Code = child;
                status.Date = child.Parent.Child("DesignCurrentStatusDate");
                break;
            case "DesignCurrentStatusDate":
                break;
            default:
                if (!St96DesignContent.Read(record, child, context))
                {
                    Parties(record, child);
                }
                break;
        }
    }

    private static void Parties(DesignRecord record, XmlNode child)
    {
        switch (child.Name)
        {
            case "ApplicantBag":
                List<Party>? applicants = null;
                St96Parties.Add(ref applicants, child);
                if (applicants is not null)
                {
                    St96Roles.Share(record, applicants, false);
                }
                break;
            case "RepresentativeBag":
                List<Party>? representatives = null;
                St96Parties.Add(ref representatives, child);
                record.Representatives = Union(record.Representatives, representatives);
                break;
            case "DesignerBag":
                var designers = record.Designers;
                St96Parties.Add(ref designers, child);
                record.Designers = designers;
                break;
            case "CorrespondenceAddress":
                var correspondents = record.Correspondents;
                St96Parties.AddOne(ref correspondents, child);
                record.Correspondents = correspondents;
                break;
        }
    }

    /// <summary>The schema wants applicants in the application and in each design: those named in both stand once.</summary>
    private static List<Party>? Union(List<Party>? first, List<Party>? second)
    {
        if (first is null || second is null)
        {
            return first ?? second;
        }
        foreach (var party in second)
        {
            if (!first.Exists(known => known.Name == party.Name && known.Identifier == party.Identifier))
            {
                first.Add(party);
            }
        }
        return first;
    }

    /// <summary>The designers have waived being named (Hague common regulations, rule 7; Community design regulation, article 18).</summary>
    private static void Waive(DesignRecord record)
    {
        record.Designers ??= [new Party()];
        foreach (var designer in record.Designers)
        {
            designer.WaivedNaming = true;
        }
    }
}
