using System.Text;
using Daftar.Rights;

namespace Daftar.Dialects.St66;

/// <summary>Oppositions and other proceedings against a mark or design.</summary>
internal static class St66Procedures
{
    /// <param name="item">Opposition, Cancellation, Appeal …: the beginning of the names of its elements.</param>
    public static void AddAll(XmlNode details, string item, string kind, IpRecord record, ReadContext context)
    {
        foreach (var proceeding in details.Children(item))
        {
            var entry = new RegisterEntry { Kind = kind };
            List<string>? earlier = null;
            var text = new StringBuilder();
            var parties = entry.Parties;
            foreach (var child in proceeding.Children())
            {
                switch (child.Name)
                {
                    case "ProceedingLanguageCode":
                        entry.Language = St66Values.Language(child.Text);
                        continue;
                    case "EarlierMarkDetails" or "EarlierDesignDetails":
                        foreach (var right in child.Children())
                        {
                            earlier = St66Values.WithOnce(earlier, EarlierRight(right));
                        }
                        continue;
                    case "EarlierRightKind" or "EarlierRightDate":
                        earlier = St66Values.WithOnce(earlier, child.Text);
                        continue;
                    case "OpponentDetails":
                        parties = St66Parties.With(parties, child, "Opponent", PartiesBeside.None, context, "opponent");
                        continue;
                    case "ApplicantDetails":
                        parties = St66Parties.With(parties, child, "Applicant", PartiesBeside.None, context, "applicant");
                        continue;
                    case "RepresentativeDetails":
                        parties = St66Parties.With(parties, child, "Representative", PartiesBeside.None, context, "representative");
                        continue;
                }
                if (!child.Name.StartsWith(item, StringComparison.Ordinal))
                {
                    continue;
                }
                switch (child.Name.AsSpan(item.Length))
                {
                    case "Identifier":
                        entry.Identifier = child.Text;
                        break;
                    case "Date":
                        entry.Filed = context.Date(child);
                        break;
                    case "BasisCode" or "GroundText" or "ExtentText":
                        AppendLines(text, child);
                        break;
                    case "CurrentStatusCode":
                        entry.Status = child.Text;
                        break;
                    case "CurrentStatusDate":
                        entry.StatusDate = context.Date(child);
                        break;
                    case "EventDetails":
                        foreach (var happened in child.Children(item + "Event"))
                        {
                            AppendLines(text, St66AddressBook.Joined(happened.TextOf(item + "EventDate"), happened.TextOf(item + "EventCode"), " "));
                        }
                        break;
                }
            }
            entry.Parties = parties;
            entry.EarlierRights = earlier;
            entry.Text = text.Length == 0 ? null : text.ToString();
            (record.Procedures ??= []).Add(entry);
        }
    }

    /// <summary>A text element, whose language is that of the proceeding.</summary>
    internal static void AppendLines(StringBuilder text, XmlNode node)
    {
        node.Drop("languageCode");
        AppendLines(text, node.Text);
    }

    /// <summary>Several grounds stand on lines of their own, with the layout of the document around them.</summary>
    internal static void AppendLines(StringBuilder text, string? lines)
    {
        foreach (var line in lines.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            if (trimmed.Length > 0)
            {
                if (text.Length > 0)
                {
                    text.Append('\n');
                }
                text.Append(trimmed);
            }
        }
    }

    /// <summary>"SK 176118, application 68577 of 1992-05-15, registered 1995-11-15, Word: ROCCA".</summary>
    private static string? EarlierRight(XmlNode right)
    {
        string? office = null, kind = null, application = null, filed = null, registration = null, registered = null, feature = null, words = null, designated = null;
        foreach (var child in right.Children())
        {
            switch (child.Name)
            {
                case "EarlierMarkCountryCode" or "EarlierDesignCountryCode":
                    office = child.Text;
                    break;
                case "EarlierMarkKind" or "EarlierDesignKind":
                    kind = child.Text;
                    break;
                case "ApplicationNumber" or "DesignApplicationIdentifier":
                    application = child.Text;
                    break;
                case "ApplicationDate" or "DesignApplicationDate":
                    filed = child.Text;
                    break;
                case "RegistrationNumber" or "DesignRegistrationIdentifier":
                    registration = child.Text;
                    break;
                case "RegistrationDate" or "DesignRegistrationDate":
                    registered = child.Text;
                    break;
                case "MarkFeature":
                    feature = child.Text;
                    break;
                case "WordMarkSpecification":
                    words = child.TextOf("MarkVerbalElementText");
                    break;
                case "DesignatedCountryDetails":
                    foreach (var country in child.Children("DesignatedCountryCode"))
                    {
                        designated = St66AddressBook.Joined(designated, country.Text, " ");
                    }
                    break;
            }
        }
        var said = St66AddressBook.Joined(office, registration, " ");
        said = St66AddressBook.Joined(said, kind, ", ");
        said = St66AddressBook.Joined(said, application is null ? null : "application " + application, ", ");
        said = St66AddressBook.Joined(said, filed is null ? null : "of " + filed, application is null ? ", " : " ");
        said = St66AddressBook.Joined(said, registered is null ? null : "registered " + registered, ", ");
        said = St66AddressBook.Joined(said, designated is null ? null : "designating " + designated, ", ");
        said = St66AddressBook.Joined(said, feature, ", ");
        return St66AddressBook.Joined(said, words, feature is null ? ", " : ": ");
    }
}
