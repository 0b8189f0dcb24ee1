using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>Classifications of ST.36: IPC of editions 1 to 7, IPC since 2006 and CPC (text or element by element), national.</summary>
internal static class St36Classes
{
    /// <summary><c>classifications-ipcr</c>, or the EPO's B510EP.</summary>
    public static void Ipcr(XmlNode group, ref List<PatentClass>? into, ReadContext context)
    {
        foreach (var node in group.Children("classification-ipcr"))
        {
            AddUnique(ref into, Of(node, "ipc-version-indicator", context));
        }
    }

    /// <summary><c>classification-ipc</c>: main and further symbols of editions 1 to 7.</summary>
    public static void Ipc(XmlNode node, ref List<PatentClass>? into, ReadContext context)
    {
        var edition = St36Symbols.Edition(node.Child("edition"));
        var first = true;
        foreach (var symbol in node.Children())
        {
            if (symbol.Name is not ("main-classification" or "further-classification" or "text"))
            {
                continue;
            }
            var main = symbol.Name == "main-classification";
            if (symbol.Text is { } text)
            {
                if (St36Symbols.Symbol(text, out var whole) is { } read)
                {
                    LeaveUnless(whole, symbol);
                    AddUnique(ref into, new PatentClass { Symbol = read, Version = edition, Position = main && first ? "F" : "L" });
                }
                else
                {
                    Unreadable(symbol, text, context);
                }
                first = false;
            }
        }
    }

    /// <summary><c>classifications-cpc</c> as the USPTO writes it: main, further, and sets of combined symbols.</summary>
    public static void Cpc(XmlNode group, ref List<PatentClass>? into, ReadContext context)
    {
        foreach (var part in group.Children())
        {
            if (part.Name == "classification-cpc")
            {
                AddUnique(ref into, Of(part, "cpc-version-indicator", context));
                continue;
            }
            foreach (var node in part.Children("classification-cpc"))
            {
                AddUnique(ref into, Of(node, "cpc-version-indicator", context));
            }
            foreach (var set in part.Children("combination-set"))
            {
                // Which symbols were combined, and in what rank, serves examiners' search; the symbols themselves are kept.
                set.Child("group-number").Drop();
                foreach (var rank in set.Children("combination-rank"))
                {
                    rank.Child("rank-number").Drop();
                    AddUnique(ref into, Of(rank.Child("classification-cpc"), "cpc-version-indicator", context));
                }
            }
        }
    }

    /// <summary>One symbol, as fixed-width text or element by element.</summary>
    public static PatentClass? Of(XmlNode node, string version, ReadContext context)
    {
        if (node.IsNone)
        {
            return null;
        }
        // The order of the symbols is the order of the list.
        node.Drop("sequence");
        if (node.Child("text").RawText is { } text)
        {
            var read = St36Symbols.Ipcr(text.Trim('\n', '\r', '\t'), out var whole);
            if (read is null)
            {
                Unreadable(node.Child("text"), text, context);
            }
            LeaveUnless(whole, node.Child("text"));
            return read;
        }
        var symbol = Structured(node);
        if (symbol is null)
        {
            Unreadable(node, node.InnerText, context);
            return null;
        }
        var of = new PatentClass
        {
            Symbol = symbol, Version = node.Child(version).Exists ? context.Date(node.At(version, "date")) : null,
            Value = node.TextOf("classification-value"), Position = node.TextOf("symbol-position"),
            Office = St36Values.Country(node.At("generating-office", "country")) ?? St36Values.Country(node.Child("generating-office")),
        };
        // How and when the symbol was assigned: the offices' own book-keeping, of no use beside version, value and office.
        node.Child("action-date").Ignore();
        node.Child("classification-level").Ignore();
        node.Child("classification-status").Ignore();
        node.Child("classification-data-source").Ignore();
        node.Child("scheme-origination-code").Ignore();
        return of;
    }

    private static string? Structured(XmlNode node)
    {
        var section = node.TextOf("section");
        var of = node.TextOf("class");
        var subclass = node.TextOf("subclass");
        var group = node.TextOf("main-group");
        var sub = node.TextOf("subgroup");
        return section is null || of is null || subclass is null ? null
            : group is null || sub is null ? section + of + subclass
            : string.Concat(section, of, subclass, " ") + group + "/" + sub;
    }

    /// <summary><c>classification-national</c>: main and further symbols, those of the United States written the usual way.</summary>
    public static void National(XmlNode node, ref List<PatentClass>? into)
    {
        var office = St36Values.Country(node.Child("country"));
        foreach (var child in node.Children())
        {
            if (child.Name is "main-classification" or "further-classification" && child.RawText is { } raw && raw.AsSpan().Trim().Length > 0)
            {
                AddUnique(ref into, new PatentClass { Symbol = office == "US" ? St36Symbols.UsNational(raw) : raw.Trim(), Office = office, Position = child.Name[0] == 'm' ? "F" : "L" });
            }
        }
    }

    /// <summary>A symbol behind which something stands that was not read stays residue as it is written.</summary>
    public static void LeaveUnless(bool whole, XmlNode symbol)
    {
        if (!whole)
        {
            symbol.Unread();
        }
    }

    /// <summary>A symbol given by several offices, or twice, is one symbol.</summary>
    public static void AddUnique(ref List<PatentClass>? into, PatentClass? item)
    {
        if (item is null)
        {
            return;
        }
        into ??= [];
        foreach (var known in into)
        {
            if (known.Symbol == item.Symbol)
            {
                return;
            }
        }
        into.Add(item);
    }

    private static void Unreadable(XmlNode node, string? came, ReadContext context) =>
        context.Doubt("CLASS-UNREADABLE", node, came, "A symbol such as H04N 1/40 (ST.8, ST.36).");
}
