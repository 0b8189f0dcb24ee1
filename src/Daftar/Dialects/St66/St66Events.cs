using Daftar.Rights;

namespace Daftar.Dialects.St66;

/// <summary>MarkEventDetails and DesignEventDetails.</summary>
internal static class St66Events
{
    /// <param name="item">MarkEvent or DesignEvent: the beginning of the names of its elements.</param>
    public static void AddAll(XmlNode details, string item, IpRecord record, ReadContext context)
    {
        foreach (var node in details.Children(item))
        {
            var happened = new LegalEvent();
            foreach (var child in node.Children())
            {
                if (child.Name == "Comment")
                {
                    // The USPTO writes the same words beside every event.
                    happened.Language = St66Values.Language(child.Attribute("languageCode"));
                    happened.Comment = child.Text is { } comment and not "Prosecution History Entry" ? St66AddressBook.Joined(happened.Comment, comment, "; ") : happened.Comment;
                    continue;
                }
                if (!child.Name.StartsWith(item, StringComparison.Ordinal))
                {
                    continue;
                }
                switch (child.Name.AsSpan(item.Length))
                {
                    case "Date" or "DateTime":
                        happened.Date ??= context.Date(child);
                        break;
                    case "Code":
                        if (child.Text is { } code)
                        {
                            // The standard's codes are words ("Application published"); offices put codes of their own here.
                            if (HasLower(code))
                            {
                                happened.Category = code;
                            }
                            else
                            {
                                happened.Code = code;
                            }
                        }
                        break;
                    case "Ext":
                        St66UsExtension.ReadEvent(child, happened, context);
                        break;
                }
            }
            if (happened.Date is not null || happened.Code is not null || happened.Category is not null || happened.Text is not null)
            {
                (record.Events ??= []).Add(happened);
            }
        }
    }

    private static bool HasLower(string code)
    {
        foreach (var c in code)
        {
            if (char.IsLower(c))
            {
                return true;
            }
        }
        return false;
    }
}
