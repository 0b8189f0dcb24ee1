using System.Buffers;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>
/// <c>register-document</c> in answers of OPS: the European Patent Register on one application: its state with all earlier ones, bibliography, events and
/// steps of the procedure, or only the part that was asked for.
/// </summary>
internal static class St36Register
{
    private const string Office = "EP";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    public static void Read(XmlNode document, ReadContext context)
    {
        var produced = context.Moment(document.AttributeNode("date-produced").Transport());
        foreach (var name in (ReadOnlySpan<string>)["dtd-version", "produced-by"])
        {
            document.TransportAttribute(name);
        }
        // In English, and the state that stands first among the states.
        document.Drop("lang");
        document.Drop("status");
        var record = new PatentRecord { Office = Office, Produced = produced, Kind = "invention" };
        var bibliography = document.Child("bibliographic-data");
        foreach (var name in (ReadOnlySpan<string>)["country", "id", "lang", "status"])
        {
            bibliography.Attribute(name);
        }
        St36RegisterNumbers.Read(bibliography, record, context);
        if (record.Identifiers.Count == 0 && Asked(context.Envelope) is { } asked)
        {
            record.Identifiers.Add(asked);
        }
        if (record.Identifiers.Count == 0)
        {
            context.Doubt("RECORD-NUMBER-MISSING", document, null, "An application or publication number (application-reference, publication-reference; for a part of a register document the query it answers).", Severity.SetAside);
        }
        Status(document.Child("ep-patent-statuses"), record, RegisterDate.TryParse(document.AttributeNode("date-produced").Peek(), out var on) ? on : null, context);
        St36RegisterParts.Read(bibliography, record, context);
        foreach (var group in document.Children("events-data"))
        {
            foreach (var node in group.Children("dossier-event"))
            {
                Event(node, record, context);
            }
        }
        foreach (var group in document.Children("procedural-data"))
        {
            foreach (var step in group.Children("procedural-step"))
            {
                Step(step, record, context);
            }
        }
        // A hit in a list is not dated and has only some of the parts; the register's own document has them all.
        var whole = produced is not null && bibliography.Child("application-reference").Exists;
        record.Scope = new Scope(whole ? Parts.Bibliography | Parts.Parties | Parts.Classification : Parts.None,
            (bibliography.IsNone ? Parts.None : whole ? Parts.Publications | Parts.Relations : Parts.Bibliography | Parts.Parties | Parts.Classification | Parts.Publications | Parts.Relations)
            | (record.Status is null ? Parts.None : Parts.Status) | Parts.Events | Parts.Procedures);
        context.Add(record);
    }

    /// <summary>The number asked for, where a part of one register document answers: <c>publication=EP2400812</c>.</summary>
    private static OfficeNumber? Asked(DocumentEnvelope envelope)
    {
        if (envelope.Text("register-search@total-result-count") is not (null or "1") || envelope.Text("query")?.Split('=', 2, StringSplitOptions.TrimEntries) is not [var what, { Length: > 0 } number])
        {
            return null;
        }
        var of = what.ToLowerInvariant() switch { "publication" or "pn" => Numbers.Publication, "application" or "ap" => Numbers.Application, _ => default };
        number = number.StartsWith(Office, StringComparison.OrdinalIgnoreCase) ? number[2..] : number;
        return of == default || number.AsSpan().ContainsAnyExcept(Digits) ? null : new OfficeNumber { Office = Office, Of = of, Written = number };
    }

    /// <summary>The latest state; those before it are events.</summary>
    private static void Status(XmlNode group, PatentRecord record, RegisterDate? reported, ReadContext context)
    {
        foreach (var node in group.Children("ep-patent-status"))
        {
            var code = node.Attribute("status-code");
            var date = RegisterDate.TryParse(node.Attribute("change-date"), out var on) ? on : (RegisterDate?)null;
            if (node.Text is not { } text)
            {
                continue;
            }
            if (record.Status is null)
            {
                var word = context.Offices.StatusOf(Office, Right.Patent, null, text);
                record.Status = new LegalStatus { General = word.Status, Reason = word.Reason, OfficeCode = code, OfficeText = text, Date = date, ReportedOn = reported };
            }
            (record.Events ??= []).Add(new LegalEvent { Date = date, Text = text, Language = "en", Category = "status", Comment = code is null ? null : "status code " + code });
        }
    }

    private static void Event(XmlNode node, PatentRecord record, ReadContext context)
    {
        node.Drop("id");
        node.Drop("event-type"); // new or deleted in the EPO's bulletin
        var gazette = node.Child("gazette-reference");
        string? text = null;
        foreach (var line in node.Children("event-text"))
        {
            line.Drop("event-text-type");
            text = text is null ? St36Values.Line(line) : text + "; " + St36Values.Line(line);
        }
        var published = gazette.TextOf("date");
        (record.Events ??= []).Add(new LegalEvent
        {
            Date = context.Date(node.At("event-date", "date")), Code = node.TextOf("event-code"), Text = text, Language = "en", Gazette = gazette.TextOf("gazette-num"),
            Comment = RegisterDate.TryParse(published, out var day) ? "bulletin of " + day : published,
        });
    }

    /// <summary>A step of the procedure: what it is, its dates by kind, its time limit and results.</summary>
    private static void Step(XmlNode step, PatentRecord record, ReadContext context)
    {
        var entry = new RegisterEntry { Identifier = step.Attribute("id"), Status = step.TextOf("procedural-step-code") };
        var phase = step.Attribute("procedure-step-phase");
        var words = new List<string>();
        foreach (var part in step.Children())
        {
            switch (part.Name)
            {
                case "procedural-step-text":
                    var type = part.Attribute("step-text-type");
                    if (St36Values.Line(part) is { } text)
                    {
                        if (type == "STEP_DESCRIPTION" && entry.Kind is null)
                        {
                            entry.Kind = text.ToLowerInvariant();
                        }
                        else
                        {
                            words.Add(type is null ? text : type.Replace('_', ' ').ToLowerInvariant() + " " + text);
                        }
                    }
                    break;
                case "procedural-step-date":
                    var of = part.Attribute("step-date-type")?.Replace('_', ' ').ToLowerInvariant();
                    if (context.Date(part.Child("date")) is { } date)
                    {
                        entry.Date ??= date;
                        words.Add($"{of ?? "date"} {date}");
                    }
                    break;
                case "procedural-step-result":
                    part.Drop("step-result-type");
                    if (St36Values.Line(part) is { } result)
                    {
                        words.Add(result);
                    }
                    break;
                case "time-limit":
                    if (part.Text is { } limit)
                    {
                        words.Add($"time limit {limit} {part.Attribute("time-limit-unit")}".TrimEnd());
                    }
                    break;
            }
        }
        if (phase is not (null or "undefined"))
        {
            words.Add("phase " + phase);
        }
        entry.Text = words.Count == 0 ? null : string.Join("; ", words);
        (record.Procedures ??= []).Add(entry);
    }
}
