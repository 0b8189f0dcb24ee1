using Daftar.Dialects.St66;

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
            for (var i = 0; i < filed.Count; i++)
            {
                var own = filed.Count > 1 ? filed[i] : applications.Count > 1 ? application : default;
                St86Design.Read(new DesignPlace(application, filed[i], i, filed), beside, context, own);
            }
        }
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
