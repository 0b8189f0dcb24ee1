using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>
/// Titles, parties, classes, priorities, states, citations and dates of a register document. The register keeps every state with the bulletin that announced
/// it: the latest is the entry's, those before it are told as changes.
/// </summary>
internal static class St36RegisterParts
{
    public static void Read(XmlNode bibliography, PatentRecord record, ReadContext context)
    {
        if (bibliography.IsNone)
        {
            return;
        }
        record.FilingLanguage = St36Values.Language(bibliography.TextOf("language-of-filing"));
        Titles(bibliography, record);
        List<Party>? applicants = null, inventors = null, agents = null;
        var parties = bibliography.Child("parties");
        St36Parties.All(Latest(parties, "applicants", "applicants", record, Parties("applicant")), "applicant", ref applicants);
        St36Parties.All(Latest(parties, "inventors", "inventors", record, Parties("inventor")), "inventor", ref inventors);
        St36Parties.All(Latest(parties, "agents", "representatives", record, Parties("agent")), "agent", ref agents);
        foreach (var group in parties.Children())
        {
            foreach (var node in group.Children())
            {
                // All states unless it is told which; keys of the EPO's address file.
                node.Drop("app-type");
                node.Drop("designation");
                node.Drop("rep-type");
                node.Child("addressbook").Drop("cdsid");
            }
        }
        (record.Applicants, record.Inventors, record.Representatives) = (applicants, inventors, agents);
        Classes(Latest(bibliography, "classifications-ipcr", "classification", record, EarlierClasses), record, context);
        foreach (var claim in Latest(bibliography, "priority-claims", "priorities", record, EarlierPriorities).Children("priority-claim"))
        {
            (record.Priorities ??= []).Add(new Priority
            {
                Sequence = St36Values.Sequence(claim.AttributeNode("sequence")), Category = claim.Attribute("kind"), Office = St36Values.Country(claim.Child("country")),
                Number = claim.TextOf("doc-number"), Date = context.Date(claim.Child("date")),
            });
        }
        States(bibliography, record, context);
        List<Citation>? citations = null;
        St36Citations.All(bibliography.Child("references-cited"), "citation", ref citations, context);
        record.Citations = citations;
        foreach (var node in bibliography.Child("references-cited").Children("citation"))
        {
            node.Drop("id");
            node.Drop("office"); // the searching office: EP
            node.Child("patcit").Drop("url"); // where the EPO shows it
            node.Child("nplcit").Drop("url");
        }
        Dates(bibliography, record, context);
    }

    /// <summary>The group of the latest bulletin; the others are told as what was before.</summary>
    private static XmlNode Latest(XmlNode parent, string name, string what, PatentRecord record, Action<XmlNode, RegisterEntry> before)
    {
        XmlNode latest = default;
        var of = "";
        foreach (var node in parent.Children(name))
        {
            var day = node.Attribute("change-date") ?? "";
            node.Drop("change-gazette-num");
            if (latest.IsNone || string.CompareOrdinal(day, of) > 0)
            {
                (latest, of) = (node, day);
            }
        }
        foreach (var node in parent.Children(name))
        {
            if (node != latest)
            {
                Before(node, what, record, before);
            }
        }
        return latest;
    }

    private static void Before(XmlNode node, string what, PatentRecord record, Action<XmlNode, RegisterEntry> before)
    {
        var entry = new RegisterEntry { Kind = "earlier " + what, Identifier = node.Attribute("change-gazette-num"), Date = RegisterDate.TryParse(node.Attribute("change-date"), out var day) ? day : null };
        before(node, entry);
        (record.Procedures ??= []).Add(entry);
    }

    /// <summary>As parties, so that what is shown of an address is decided as for those of today.</summary>
    private static Action<XmlNode, RegisterEntry> Parties(string name) => (group, entry) =>
    {
        List<Party>? parties = null;
        St36Parties.All(group, name, ref parties, name);
        entry.Parties = parties;
    };

    private static void EarlierClasses(XmlNode group, RegisterEntry entry)
    {
        var symbols = new List<string>();
        foreach (var one in group.Children("classification-ipcr"))
        {
            one.Drop("id");
            one.Drop("sequence");
            St36Parties.Add(symbols, one.TextOf("text"));
        }
        entry.Text = Joined("; ", symbols);
    }

    private static void EarlierPriorities(XmlNode group, RegisterEntry entry)
    {
        var claims = new List<string>();
        foreach (var claim in group.Children("priority-claim"))
        {
            var date = claim.TextOf("date");
            claims.Add(string.Join(' ', new[] { claim.TextOf("country"), claim.TextOf("doc-number"), RegisterDate.TryParse(date, out var day) ? day.ToString() : date }.OfType<string>()));
        }
        entry.Text = Joined("; ", claims);
    }

    private static void EarlierStates(XmlNode group, RegisterEntry entry)
    {
        var states = new List<string>();
        foreach (var region in group.Child("designation-pct").Children("regional"))
        {
            region.At("region", "country").Ignore(); // EP
            foreach (var country in region.Children("country"))
            {
                St36Parties.Add(states, country.Text);
            }
        }
        entry.Text = Joined(", ", states);
    }

    private static string? Joined(string between, List<string> parts) => parts.Count > 0 ? string.Join(between, parts) : null;

    private static void Titles(XmlNode bibliography, PatentRecord record)
    {
        var days = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var title in bibliography.Children("invention-title"))
        {
            var language = St36Values.Language(title.Attribute("lang"));
            var day = title.Attribute("change-date") ?? "";
            if (St36Values.Line(title) is not { } text)
            {
                continue;
            }
            var at = record.Titles?.FindIndex(known => known.Language == language) ?? -1;
            if (at < 0)
            {
                (record.Titles ??= []).Add(new LocalText(language, text));
                days[language ?? ""] = day;
                title.Drop("change-gazette-num");
            }
            else
            {
                Before(title, "title", record, static (node, entry) => (entry.Text, entry.Language) = (St36Values.Line(node), St36Values.Language(node.Attribute("lang"))));
                if (string.CompareOrdinal(day, days[language ?? ""]) > 0)
                {
                    (record.Titles![at], days[language ?? ""]) = (new LocalText(language, text), day);
                }
            }
        }
    }

    /// <summary>Symbols in one text, apart by commas or semicolons; those behind the bars are additional information.</summary>
    private static void Classes(XmlNode group, PatentRecord record, ReadContext context)
    {
        List<PatentClass>? ipc = null;
        foreach (var node in group.Children("classification-ipcr"))
        {
            node.Drop("id");
            node.Drop("sequence");
            var value = "I";
            foreach (var one in (node.TextOf("text") ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var text = one;
                if (text.StartsWith("//", StringComparison.Ordinal))
                {
                    (value, text) = ("N", text[2..].Trim());
                }
                if (text.Length == 0)
                {
                    continue;
                }
                if (St36Symbols.Symbol(text, out var whole) is { } symbol)
                {
                    St36Classes.LeaveUnless(whole, node.Child("text"));
                    St36Classes.AddUnique(ref ipc, new PatentClass { Symbol = symbol, Value = value, Position = ipc is null ? "F" : "L" });
                }
                else
                {
                    context.Doubt("CLASS-UNREADABLE", node, text, "A symbol such as H04W84/20.");
                }
            }
        }
        record.Ipc = ipc;
    }

    /// <summary>Designated states, and in which of them the patent has lapsed: every list holds those before it, so the latest says all.</summary>
    private static void States(XmlNode bibliography, PatentRecord record, ReadContext context)
    {
        var states = Latest(bibliography, "designation-of-states", "designations", record, EarlierStates);
        foreach (var region in states.Child("designation-pct").Children("regional"))
        {
            region.At("region", "country").Ignore(); // EP
            foreach (var country in region.Children("country"))
            {
                if (St36Values.Country(country) is { } state && record.Designations?.Exists(known => known.Office == state) != true)
                {
                    (record.Designations ??= []).Add(new Designation { Office = state, Category = "contracting" });
                }
            }
        }
        XmlNode latest = default;
        foreach (var node in bibliography.Children("term-of-grant"))
        {
            if (latest.IsNone || string.CompareOrdinal(node.Attribute("change-date"), latest.Attribute("change-date")) > 0)
            {
                latest = node;
            }
        }
        latest.Drop("change-gazette-num");
        foreach (var node in latest.Children("lapsed-in-country"))
        {
            if (St36Values.Country(node.Child("country")) is not { } state)
            {
                continue;
            }
            var designation = record.Designations?.Find(known => known.Office == state);
            if (designation is null)
            {
                (record.Designations ??= []).Add(designation = new Designation { Office = state });
            }
            (designation.Status, designation.StatusText, designation.StatusDate) = (GeneralStatus.Ended, "Lapsed", context.Date(node.Child("date")));
        }
        foreach (var node in bibliography.Children("term-of-grant"))
        {
            if (node != latest)
            {
                node.Ignore();
            }
        }
    }

    private static void Dates(XmlNode bibliography, PatentRecord record, ReadContext context)
    {
        foreach (var node in bibliography.Child("dates-rights-effective").Children())
        {
            Event(node, node.Name.Replace('-', ' '));
        }
        foreach (var node in bibliography.Children("opposition-data"))
        {
            node.Drop("change-date");
            foreach (var part in node.Children())
            {
                Event(part, part.Name.Replace('-', ' '), node.Attribute("change-gazette-num"));
            }
        }
        foreach (var report in bibliography.Child("search-reports-information").Children("search-report-information"))
        {
            var type = report.Attribute("search-type")?.Replace('-', ' ');
            report.Drop("office");
            report.Drop("declaration-of-no-search");
            Event(report.Child("date-search-report-mailed"), $"search report mailed ({type})");
            var published = report.At("search-report-publication", "document-id");
            if (context.Date(published.Child("date")) is { } day)
            {
                (record.Events ??= []).Add(new LegalEvent { Date = day, Text = $"Search report published ({type}) with {published.TextOf("country")} {published.TextOf("doc-number")} {published.TextOf("kind")}".TrimEnd(), Language = "en", Category = "register", Gazette = report.Attribute("change-gazette-num") });
            }
            published.Ignore();
        }

        void Event(XmlNode node, string text, string? gazette = null)
        {
            if (context.Date(node.Child("date")) is { } date)
            {
                (record.Events ??= []).Add(new LegalEvent { Date = date, Text = char.ToUpperInvariant(text[0]) + text[1..], Language = "en", Category = "register", Gazette = node.Attribute("change-gazette-num") ?? gazette });
            }
        }
    }
}
