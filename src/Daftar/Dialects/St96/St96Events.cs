using Daftar.Rights;

namespace Daftar.Dialects.St96;

/// <summary>
/// Event bags of marks, designs, oppositions and proceedings: the same shape under different names (MarkEventCategory, DesignEventDate …),
/// with the office's own code and words in NationalMarkEvent.
/// </summary>
internal static class St96Events
{
    /// <summary>The catch-all of the list: an office that says no more than this says nothing.</summary>
    public const string Unspecific = "National prosecution history entry";

    public static List<LegalEvent>? Read(List<LegalEvent>? events, XmlNode bag, string name, ReadContext context)
    {
        foreach (var child in bag.Children(name))
        {
            var one = One(child, context);
            if (one is not null)
            {
                (events ??= []).Add(one);
            }
        }
        return events;
    }

    public static LegalEvent? One(XmlNode node, ReadContext context)
    {
        var one = new LegalEvent();
        // Events of designs have no words of the office but their comment.
        var commentIsText = !node.Child("NationalMarkEvent").Exists;
        foreach (var child in node.Children())
        {
            var name = child.Name;
            if (name.EndsWith("EventCategory", StringComparison.Ordinal))
            {
                one.Category = child.Text is { } category && category != Unspecific && category != "Undefined" ? category : null;
            }
            else if (name.EndsWith("ResponseDate", StringComparison.Ordinal))
            {
                if (child.Text is { } due)
                {
                    one.Comment = Also(one.Comment, "Response due " + due);
                }
            }
            else if (name.EndsWith("EventDate", StringComparison.Ordinal) || name.EndsWith("EventDateTime", StringComparison.Ordinal))
            {
                one.Date = context.Date(child);
            }
            else if (name == "CommentText")
            {
                _ = St96Values.Whole(child.AttributeNode("sequenceNumber"));
                one.Language ??= St96Values.Language(child);
                if (commentIsText)
                {
                    one.Text = Also(one.Text, child.Text);
                }
                else
                {
                    one.Comment = Also(one.Comment, child.Text);
                }
            }
            else if (name == "NationalMarkEvent")
            {
                National(one, child);
            }
        }
        return one is { Date: null, Code: null, Text: null, Category: null, Comment: null } ? null : one;
    }

    private static void National(LegalEvent one, XmlNode national)
    {
        foreach (var child in national.Children())
        {
            switch (child.Name)
            {
                case "MarkEventCode":
                    one.Code = child.Text;
                    break;
                case "MarkEventDescriptionText":
                    one.Text = Also(one.Text, St96Values.Words(child));
                    break;
                case "MarkEventEntryNumber":
                    one.Sequence = St96Values.Whole(child);
                    break;
                case "MarkEventAdditionalText":
                    // The USPTO's proceeding number of the entry; 0 where there is none.
                    one.Comment = child.Text is { } number && number != "0" ? Also(one.Comment, number) : one.Comment;
                    break;
                case "MarkEventDocumentIdentifier":
                case "CommentText":
                    _ = St96Values.Whole(child.AttributeNode("sequenceNumber"));
                    one.Comment = Also(one.Comment, child.Text);
                    break;
            }
        }
    }

    private static string? Also(string? first, string? second) => first is null ? second : second is null ? first : first + "; " + second;
}
