using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>Parts of the bibliography in the JPO's gazettes: applicants with their agents, FI and F-terms, relations, steps of the procedure, amendments.</summary>
internal static class St36JpParts
{
    public static void Parties(XmlNode parties, PatentRecord record)
    {
        List<Party>? applicants = null, inventors = null, agents = null;
        foreach (var group in parties.Child("applicants-agents-article").Children("applicants-agents"))
        {
            group.Drop("sequence");
            St36Parties.All(group, "applicant", ref applicants);
            foreach (var agent in group.Children("agent"))
            {
                // attorney: a patent attorney, and no other representative.
                St36Values.Add(ref agents, St36Parties.Of(agent, agent.Child("attorney").Exists ? "attorney" : agent.Attribute("kind")));
                agent.Drop("kind");
                agent.Child("attorney").Ignore();
            }
        }
        St36Parties.All(parties.Child("inventors"), "inventor", ref inventors);
        foreach (var inventor in inventors ?? [])
        {
            inventor.IsPerson = true;
        }
        (record.Applicants, record.Inventors, record.Representatives) = (applicants, inventors, agents);
    }

    /// <summary>IPC in fixed width; FI symbols (<c>H01L21/78 M</c>) and F-terms are Japan's own classification. The theme of an F-term is its first five characters.</summary>
    public static void Classes(XmlNode bibliography, PatentRecord record, ReadContext context)
    {
        List<PatentClass>? ipc = null, national = null;
        bibliography.At("classification-ipc", "edition").Ignore(); // empty since the eighth
        foreach (var node in bibliography.Child("classification-ipc").Children())
        {
            if (node.Name is not ("main-clsf" or "further-clsf") || node.RawText is not { } text)
            {
                continue;
            }
            var symbol = St36Symbols.Ipcr(text.Trim('\n', '\r', '\t'), out var whole);
            St36Classes.LeaveUnless(whole, node);
            if (symbol is null)
            {
                context.Doubt("CLASS-UNREADABLE", node, text, "A symbol such as H01L  21/301       20060101AFI20210219BHJP (ST.8).");
            }
            St36Classes.AddUnique(ref ipc, symbol);
        }
        bibliography.At("classification-national", "country").Ignore();
        foreach (var node in bibliography.Child("classification-national").Children())
        {
            if (node.Name is "main-clsf" or "further-clsf" && node.Text is { } text)
            {
                // A facet says what use is meant besides: ZAB, environment.
                St36Classes.AddUnique(ref national, new PatentClass { Symbol = node.Attribute("facet") is { } facet ? text + " " + facet : text, Office = "JP", Position = node.Name[0] == 'm' ? "F" : "L" });
            }
        }
        bibliography.Child("theme-code-info").Ignore();
        foreach (var node in bibliography.Child("f-term-info").Children("f-term"))
        {
            if (node.Text is { } text)
            {
                St36Classes.AddUnique(ref national, new PatentClass { Symbol = text, Office = "JP" });
            }
        }
        (record.Ipc, record.National) = (ipc, national);
    }

    public static void Relations(XmlNode bibliography, PatentRecord record, ReadContext context)
    {
        foreach (var claim in bibliography.Child("priority-claims").Children("priority-claim"))
        {
            (record.Priorities ??= []).Add(new Priority
            {
                Sequence = St36Values.Sequence(claim.AttributeNode("sequence")), Category = claim.Attribute("kind"),
                Office = St36Values.Country(claim.Child("country")), Number = claim.TextOf("doc-number"), Date = context.Date(claim.Child("date")),
            });
        }
        St36CnParts.International(bibliography.At("pct-or-regional-filing-data", "document-id"), "country", "doc-number", "date", RelationKind.InternationalFiling, record, context);
        St36CnParts.International(bibliography.At("pct-or-regional-publishing-data", "document-id"), "country", "doc-number", "date", RelationKind.RelatedPublication, record, context);
        foreach (var node in bibliography.Child("related-documents").Children())
        {
            node.Drop("kind"); // patent: of the parent
            var kind = node.Name switch { "division" => RelationKind.Division, "addition" => RelationKind.Addition, "utility-model-basis" => RelationKind.UtilityModelBasis, _ => RelationKind.Other };
            foreach (var parent in node.Descendants("parent-doc"))
            {
                var id = parent.Child("document-id");
                (record.Relations ??= []).Add(new Relation { Kind = kind, Office = St36Values.Country(id.Child("country")) ?? "JP", Number = id.TextOf("doc-number"), Date = context.Date(id.Child("date")), IsChild = false });
            }
        }
        Designations(bibliography.At("designation-of-states", "designated-state-code").Text, record);
    }

    /// <summary>States of the international application, those of a regional office in brackets behind it: <c>AP(BW,GH),EP(AL,AT),AE,AG</c>.</summary>
    private static void Designations(string? text, PatentRecord record)
    {
        string? region = null;
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var code = part.AsSpan();
            var open = code.IndexOf('(');
            if (open > 0)
            {
                region = code[..open].ToString();
                code = code[(open + 1)..];
            }
            var ends = code.EndsWith(")");
            (record.Designations ??= []).Add(new Designation { Office = code.TrimEnd(')').ToString(), Category = region is null ? "national" : "regional " + region });
            region = ends ? null : region;
        }
    }

    /// <summary>Steps of the procedure that the title page tells of.</summary>
    public static void Steps(XmlNode bibliography, PatentRecord record, ReadContext context)
    {
        foreach (var name in (ReadOnlySpan<string>)["request-for-examination", "request-for-preliminary-exam"])
        {
            if (bibliography.Child(name).Attribute("true-or-false") == "true")
            {
                (record.Procedures ??= []).Add(new RegisterEntry { Kind = name == "request-for-examination" ? "request for examination" : "request for preliminary examination", Status = "filed" });
            }
        }
        if (bibliography.Child("application-in-foreign-language").Ignore().Exists)
        {
            (record.Procedures ??= []).Add(new RegisterEntry { Kind = "application in a foreign language" });
        }
        if (context.Date(bibliography.Child("translation-submission-date")) is { } translated)
        {
            (record.Events ??= []).Add(St36Values.Event(context, "JP", "translation-submission-date", translated));
        }
        var grant = bibliography.At("dates-of-public-availability", "printed-with-grant");
        grant.Drop("kind");
        if (grant.At("document-id", "doc-number").Text is { } number)
        {
            // A patent may be granted before the application is laid open: then this gazette names it already.
            record.Identifiers.Add(new OfficeNumber { Office = "JP", Of = Numbers.Grant, Written = number });
            (record.Events ??= []).Add(St36Values.Event(context, "JP", grant.Name, context.Date(grant.At("document-id", "date"))));
        }
    }

    /// <summary>Amendments printed behind the application: what was amended, and how it reads now.</summary>
    public static void Amendments(XmlNode group, PatentRecord record, ReadContext context)
    {
        foreach (var amendment in group.Children("written-amendment"))
        {
            var date = context.Date(amendment.Child("date"));
            amendment.Drop("kind");
            foreach (var part in amendment.Child("amendment-article").Children("amendment-group"))
            {
                var text = part.Child("contents-of-amendment").FlowText;
                (record.Procedures ??= []).Add(new RegisterEntry
                {
                    Kind = "amendment", Date = date, Identifier = part.Attribute("serial-number"), Text = text,
                    Status = Joined(part.Child("contents-of-amendment").Attribute("kind-of-document"), part.TextOf("item-of-amendment")),
                });
                part.Ignore(); // codes of document and way, for the office's own systems
            }
        }

        static string? Joined(string? document, string? item) => document is null ? item : item is null ? document : document + ": " + item;
    }
}
