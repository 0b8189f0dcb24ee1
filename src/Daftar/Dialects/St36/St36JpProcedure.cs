using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>
/// Documents of the procedure before the JPO (<c>pat-amnd</c>, <c>pat-rspns</c>, <c>notice-pat-exam-rn</c> …): a document of the application it names, with its
/// kind, name and day. What it says belongs to the inspection of files: it stays in the original and is not made part of the register.
/// </summary>
internal static class St36JpProcedure
{
    private const string Office = "JP";

    public static bool Is(string name) => name is "pat-amnd" or "pat-rspns" or "pat-app-doc" or "pat-etc" || name.StartsWith("notice-pat-", StringComparison.Ordinal);

    public static void Read(XmlNode document, ReadContext context)
    {
        // One document of a kind stands inside: amendment-a523, response-a53, notice-of-rejection-a131-rn.
        XmlNode body = default;
        foreach (var node in document.Children())
        {
            body = node;
            break;
        }
        var number = First(body, "application-reference").At("document-id", "doc-number").Text;
        if (number is null)
        {
            context.Doubt("RECORD-NUMBER-MISSING", document, null, "The number of the application the document belongs to (application-reference).", Severity.SetAside);
            return;
        }
        var day = First(body, "drafting-date", "submission-date").Child("date");
        var code = body.TextOf("document-code");
        var date = context.Date(day);
        var dispatch = First(body, "dispatch-number").Text;
        var record = new PatentRecord { Office = Office, Scope = new Scope(Parts.None, Parts.Files), Produced = Moments.Read(date?.ToString()) };
        record.Identifiers.Add(new OfficeNumber { Office = Office, Of = Numbers.Application, Written = number });
        record.Files =
        [
            new FileReference
            {
                Kind = FileKind.Document, View = body.Name, Text = body.TextOf("document-name") ?? Name(body.Name), Date = date, Language = "ja", Format = "XML",
                // Its code, and what tells it from others of the kind: the notice it answers, or its day.
                Identifier = string.Join(' ', new[] { code ?? body.Name, dispatch, date?.ToString() }.Where(part => part is not null)),
            },
        ];
        document.Ignore();
        context.Add(record);
    }

    /// <summary>What the JPO calls the documents that do not name themselves.</summary>
    private static string? Name(string body) => body.Split('-') switch
    {
        ["amendment", ..] => "手続補正書", ["response", ..] => "意見書", _ => null,
    };

    private static XmlNode First(XmlNode within, string name, string? orElse = null)
    {
        foreach (var child in within.Children())
        {
            if (child.Name == name || child.Name == orElse)
            {
                return child;
            }
            var below = First(child, name, orElse);
            if (below.Exists)
            {
                return below;
            }
        }
        return default;
    }
}
