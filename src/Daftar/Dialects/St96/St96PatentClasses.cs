using Daftar.Dialects.St36;
using Daftar.Rights.Patents;

namespace Daftar.Dialects.St96;

/// <summary>pat:PatentClassificationBag: IPC (in parts, as text, or of editions 1 to 7), CPC, national, Locarno.</summary>
internal static class St96PatentClasses
{
    public static void Read(PatentRecord patent, XmlNode bag, ReadContext context)
    {
        List<PatentClass>? ipc = patent.Ipc, cpc = patent.Cpc, national = patent.National;
        foreach (var system in bag.Children())
        {
            switch (system.Name)
            {
                case "IPCRClassificationBag":
                    foreach (var node in system.Children("IPCRClassification"))
                    {
                        St36Classes.AddUnique(ref ipc, One(node, context));
                    }
                    break;
                case "IPCClassification":
                    Edition(system, ref ipc, context);
                    break;
                case "CPCClassificationBag":
                    foreach (var part in system.Children())
                    {
                        Cpc(part, ref cpc, context);
                    }
                    break;
                case "NationalClassification":
                    National(system, ref national);
                    break;
                case "LocarnoClassificationBag":
                    patent.LocarnoEdition = Editions.Of(patent.LocarnoEdition, system, "LocarnoClassificationEdition");
                    foreach (var text in system.Children("LocarnoClassificationText"))
                    {
                        if (text.Text is { } locarno)
                        {
                            (patent.Locarno ??= []).Add(St96Locarno.Normal(locarno) ?? locarno);
                        }
                    }
                    break;
            }
        }
        patent.Ipc = ipc;
        patent.Cpc = cpc;
        patent.National = national;
    }

    /// <summary>CPC main and further symbols; of sets of combined symbols the symbols.</summary>
    private static void Cpc(XmlNode part, ref List<PatentClass>? cpc, ReadContext context)
    {
        foreach (var node in part.Children())
        {
            if (node.Name == "CPCClassification")
            {
                St36Classes.AddUnique(ref cpc, One(node, context));
            }
            else if (node.Name == "CPCCombinationSet")
            {
                // Which symbols were combined, and in what rank, serves examiners' search; the symbols themselves are kept.
                node.Child("CPCGroupNumber").Drop();
                foreach (var rank in node.Children("CPCCombinationRank"))
                {
                    rank.Child("CPCRankNumber").Drop();
                    St36Classes.AddUnique(ref cpc, One(rank.Child("CPCClassification"), context));
                }
            }
        }
    }

    private static PatentClass? One(XmlNode node, ReadContext context)
    {
        // The order of the symbols is the order of the list.
        _ = St96Values.Whole(node.AttributeNode("sequenceNumber"));
        if (node.Child("PatentClassificationText").Text is { } text)
        {
            var inOne = St36Symbols.Ipcr(text, out var all);
            if (inOne is null)
            {
                Unreadable(node.Child("PatentClassificationText"), text, context);
            }
            St36Classes.LeaveUnless(all, node.Child("PatentClassificationText"));
            return inOne;
        }
        var symbol = node.TextOf("PatentClassificationSymbolText") is { } written ? St36Symbols.Symbol(written, out var whole) is { } read && whole ? read : written : InParts(node);
        if (symbol is null)
        {
            Unreadable(node, node.InnerText, context);
            return null;
        }
        var of = new PatentClass
        {
            Symbol = symbol,
            Version = context.Date(node.Child("ClassificationVersionDate")),
            Value = node.TextOf("IPCClassificationValueCode") ?? node.TextOf("CPCClassificationValueCode"),
            Position = node.TextOf("SymbolPositionCode"),
            Office = St96Numbers.Code(node.Child("GeneratingOfficeCode")),
            ActionDate = context.Date(node.Child("ActionDate")),
        };
        // How the symbol was assigned: the offices' own book-keeping.
        node.Child("PatentClassificationLevelCode").Ignore();
        node.Child("IPCClassificationStatusCode").Ignore();
        node.Child("CPCClassificationStatusCode").Ignore();
        node.Child("PatentClassificationDataSourceCode").Ignore();
        return of;
    }

    private static string? InParts(XmlNode node)
    {
        var section = node.TextOf("Section") ?? node.TextOf("CPCSection");
        var of = node.TextOf("Class");
        var subclass = node.TextOf("Subclass");
        var group = node.TextOf("MainGroup");
        var sub = node.TextOf("Subgroup");
        return section is null || of is null || subclass is null ? null
            : group is null || sub is null ? section + of + subclass
            : string.Concat(section, of, subclass, " ") + group + "/" + sub;
    }

    /// <summary>IPC of editions 1 to 7.</summary>
    private static void Edition(XmlNode node, ref List<PatentClass>? ipc, ReadContext context)
    {
        var edition = St36Symbols.Edition(node.Child("Edition"));
        foreach (var child in node.Children())
        {
            if (child.Name is "MainClassification" or "FurtherClassification" && child.Text is { } text)
            {
                if (St36Symbols.Symbol(text, out var whole) is { } symbol)
                {
                    St36Classes.LeaveUnless(whole, child);
                    St36Classes.AddUnique(ref ipc, new PatentClass { Symbol = symbol, Version = edition, Position = child.Name[0] == 'M' ? "F" : "L" });
                }
                else
                {
                    Unreadable(child, text, context);
                }
            }
        }
    }

    private static void National(XmlNode node, ref List<PatentClass>? national)
    {
        var office = St96Numbers.Code(node.Child("IPOfficeCode"));
        foreach (var child in node.Children())
        {
            if (child.Name is not ("MainNationalClassification" or "FurtherNationalClassification"))
            {
                continue;
            }
            var of = child.TextOf("NationalClass");
            var subclass = child.TextOf("NationalSubclass");
            var text = child.TextOf("PatentClassificationText") ?? (subclass is null ? of : of + "/" + subclass);
            if (text is not null)
            {
                St36Classes.AddUnique(ref national, new PatentClass { Symbol = text, Office = office, Position = child.Name[0] == 'M' ? "F" : "L" });
            }
        }
    }

    private static void Unreadable(XmlNode node, string? came, ReadContext context) =>
        context.Doubt("CLASS-UNREADABLE", node, came, "A symbol such as H04N 1/40 (ST.8, ST.96).");
}
