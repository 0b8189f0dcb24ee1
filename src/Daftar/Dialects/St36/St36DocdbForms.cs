using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>
/// One reference that DOCDB gives in up to three forms: docdb (office, number, kind apart), epodoc (one string with the country in front) and
/// original (as the office prints it). The bulk files repeat the element with <c>data-format</c>, OPS repeats <c>document-id</c> with
/// <c>document-id-type</c>. Chosen by these words, never by position.
/// </summary>
internal struct St36DocdbForms
{
    public string? Country;
    public string? Docdb;
    public string? Epodoc;
    public string? Original;
    public string? Kind;
    public RegisterDate? Date;

    /// <summary>The form nearest to what the office itself writes.</summary>
    public readonly string? Best => Original ?? Docdb ?? Epodoc;

    public readonly bool IsNone => Docdb is null && Epodoc is null && Original is null;

    /// <summary>Reads every element of that name below <paramref name="parent"/> as one reference.</summary>
    public static St36DocdbForms Of(XmlNode parent, string name, ReadContext context)
    {
        var forms = new St36DocdbForms();
        foreach (var reference in parent.Children(name))
        {
            forms.Take(reference, context);
        }
        return forms;
    }

    public void Take(XmlNode reference, ReadContext context)
    {
        var format = reference.Attribute("data-format");
        reference.AttributeNode("data-format").Judge();
        // Keys inside DOCDB, and which of a family's applications stands for it there.
        reference.Drop("doc-id");
        reference.Drop("is-representative");
        foreach (var id in reference.Children("document-id"))
        {
            var form = format ?? id.Attribute("document-id-type");
            id.Drop("doc-id");
            id.Drop("lang"); // of the publication; stands at the document as well
            // Each child once: DOCDB has some hundred of these in a record.
            var (doc, land, kindOf, day) = (id.Child("doc-number"), id.Child("country"), id.Child("kind"), id.Child("date"));
            var number = doc.Text;
            var country = St36Values.Country(land);
            var kind = kindOf.Text;
            // Each form says the others again: one is kept.
            doc.Judge();
            land.Judge();
            kindOf.Judge();
            if (format is null)
            {
                id.AttributeNode("document-id-type").Judge();
            }
            if (day.Exists && Date is null)
            {
                Date = context.Date(day);
            }
            day.Ignore();
            switch (form)
            {
                case "docdb" or null:
                    Docdb = number;
                    Country = country;
                    Kind = kind;
                    break;
                case "epodoc":
                    Epodoc = number;
                    break;
                case "original":
                    Original = number;
                    break;
                default:
                    doc.Unread();
                    break;
            }
        }
        if (Country is null && Epodoc is { Length: > 2 } && char.IsAsciiLetterUpper(Epodoc[0]) && char.IsAsciiLetterUpper(Epodoc[1]))
        {
            Country = Epodoc[..2];
        }
    }
}
