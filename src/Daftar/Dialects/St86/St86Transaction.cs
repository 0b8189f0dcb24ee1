using Daftar.Dialects.St66;
using Daftar.Values;

namespace Daftar.Dialects.St86;

/// <summary>Finds the designs of a transaction, each with the application it stands in, where there is one.</summary>
internal static class St86Transaction
{
    public static void Read(XmlNode record, ReadContext context)
    {
        var applications = new List<XmlNode>();
        var designs = new List<XmlNode>();
        var beside = new PartiesBeside();
        switch (record.Name)
        {
            case "DesignApplication":
                applications.Add(record);
                break;
            case "Design":
                designs.Add(record);
                break;
            default:
                Look(record, applications, designs, beside);
                if (designs.Count + applications.Count == 0)
                {
                    // A mark inside an element whose namespace is one of designs.
                    St66Dialect.ReadMarks(record, context);
                    return;
                }
                break;
        }
        beside.BelongToTheOnly = designs.Count == 1 && applications.Count == 0 && !context.HasOthers;
        // Designs that stand in no application element are one filing only where they say so by their number.
        for (var i = 0; i < designs.Count; i++)
        {
            St86Design.Read(new DesignPlace(default, designs[i], i, designs), beside, context, designs.Count + applications.Count > 1 ? designs[i] : default);
        }
        foreach (var application in applications)
        {
            var filed = new List<XmlNode>();
            foreach (var design in application.Child("DesignDetails").Children("Design"))
            {
                filed.Add(design);
            }
            if (filed.Count == 0)
            {
                WithoutDesigns(application, context);
            }
            if (filed.Count > 1 && applications.Count + designs.Count > 1)
            {
                context.Group(application);
            }
            for (var i = 0; i < filed.Count; i++)
            {
                var own = filed.Count > 1 ? filed[i] : applications.Count + designs.Count > 1 ? application : default;
                St86Design.Read(new DesignPlace(application, filed[i], i, filed), beside, context, own);
            }
        }
    }

    /// <summary>An entry is a design. What an application says that has none is nobody's, and least of all that of the applications beside it.</summary>
    private static void WithoutDesigns(XmlNode application, ReadContext context)
    {
        context.SetApart(application);
        var details = application.Child("DesignDetails");
        var inside = details.Children();
        var first = inside.MoveNext() ? inside.Current.Name : null;
        if (context.HasOthers && details.Exists && first is null)
        {
            // Its designs were no well-formed XML, and each was told.
            return;
        }
        var number = St86Numbers.Application(application) ?? St86Numbers.Registration(application);
        var isDelete = application.Attribute("operationCode") == "Delete";
        context.Doubt("RECORD-EMPTY", application, $"<DesignApplication>{(number is null ? "" : " " + number)}{(isDelete ? " to be deleted" : "")} {(first is null ? "without a design" : $"with <{first}> in its <DesignDetails>")}",
            isDelete ? "Each design that is deleted, in <DesignDetails>: designs are deleted, not applications." : "Its designs, each as <Design> in <DesignDetails>.", Severity.SetAside);
    }

    private static void Look(XmlNode record, List<XmlNode> applications, List<XmlNode> designs, PartiesBeside beside)
    {
        foreach (var child in record.Children())
        {
            switch (child.Name)
            {
                case "DesignApplication":
                    applications.Add(child);
                    break;
                case "DesignApplicationDetails":
                    foreach (var application in child.Children("DesignApplication"))
                    {
                        applications.Add(application);
                    }
                    break;
                case "DesignDetails":
                    foreach (var design in child.Children("Design"))
                    {
                        designs.Add(design);
                    }
                    break;
                case "Design":
                    designs.Add(child);
                    break;
                case "ApplicantDetails":
                    beside.Applicants.Add(child);
                    break;
                case "RepresentativeDetails":
                    beside.Representatives.Add(child);
                    break;
            }
        }
    }
}

/// <summary>A design and where it stands.</summary>
/// <param name="Application">The application element around it, or none.</param>
/// <param name="At">Its place among <paramref name="Siblings"/>, from 0.</param>
/// <param name="Siblings">All designs of the same application element, or of the transaction where there is none.</param>
internal readonly record struct DesignPlace(XmlNode Application, XmlNode Design, int At, List<XmlNode> Siblings);
