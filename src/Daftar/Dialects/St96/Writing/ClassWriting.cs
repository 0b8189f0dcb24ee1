using Daftar.Rights.Patents;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>pat:PatentClassificationBag: symbols in parts where their version is known, else as text.</summary>
internal static class ClassWriting
{
    public static void Write(St96Xml xml, PatentRecord patent)
    {
        if (patent.Ipc is not { Count: > 0 } && patent.Cpc is not { Count: > 0 } && patent.National is not { Count: > 0 } && patent.Locarno is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Pat, "PatentClassificationBag");
        if (patent.Ipc is { Count: > 0 })
        {
            xml.Open(Pat, "IPCRClassificationBag");
            foreach (var symbol in patent.Ipc)
            {
                Ipc(xml, symbol);
            }
            xml.Close();
        }
        if (patent.Cpc is { Count: > 0 })
        {
            xml.Open(Pat, "CPCClassificationBag").Open(Pat, "MainCPC");
            Cpc(xml, patent.Cpc[0]);
            xml.Close();
            if (patent.Cpc.Count > 1)
            {
                xml.Open(Pat, "FurtherCPC");
                for (var at = 1; at < patent.Cpc.Count; at++)
                {
                    Cpc(xml, patent.Cpc[at]);
                }
                xml.Close();
            }
            xml.Close();
        }
        National(xml, patent.National);
        if (patent.Locarno is { Count: > 0 })
        {
            xml.Open(Com, "LocarnoClassificationBag");
            xml.Text(Com, "LocarnoClassificationEdition", patent.LocarnoEdition);
            foreach (var symbol in patent.Locarno)
            {
                xml.Text(Com, "LocarnoClassificationText", symbol);
            }
            xml.Close();
        }
        xml.LoseWhere(patent is { Locarno: null, LocarnoEdition: not null }, "locarnoClassificationEdition");
        xml.Close();
    }

    /// <summary>One element for each main symbol, with the further ones of the same office that follow it.</summary>
    private static void National(St96Xml xml, List<PatentClass>? symbols)
    {
        PatentClass? before = null;
        foreach (var symbol in symbols ?? [])
        {
            if (before is null || symbol.Position != "L" || symbol.Office != before.Office)
            {
                if (before is not null)
                {
                    xml.Close();
                }
                xml.Open(Pat, "NationalClassification");
                xml.Text(Com, "IPOfficeCode", symbol.Office);
            }
            xml.Open(Pat, symbol.Position == "L" ? "FurtherNationalClassification" : "MainNationalClassification");
            xml.Text(Pat, "PatentClassificationText", symbol.Symbol);
            xml.Close();
            xml.LoseWhere(symbol.Position is null || symbol.Version is not null || symbol.Value is not null, "nationalClassificationBag");
            before = symbol;
        }
        if (before is not null)
        {
            xml.Close();
        }
    }

    private static void Ipc(St96Xml xml, PatentClass symbol)
    {
        xml.Open(Pat, "IPCRClassification");
        var isBare = symbol is { Version: null, Position: null, Value: null, Office: null, ActionDate: null };
        if (isBare || !Parts(symbol.Symbol, out var parts))
        {
            xml.Text(Pat, "PatentClassificationText", symbol.Symbol);
            xml.LoseWhere(!isBare, "ipcClassificationBag");
        }
        else
        {
            xml.Text(Pat, "ClassificationVersionDate", symbol.Version);
            xml.Text(Com, "SymbolPositionCode", symbol.Position);
            xml.Text(Pat, "IPCClassificationValueCode", symbol.Value);
            xml.Text(Pat, "ActionDate", symbol.ActionDate);
            xml.Text(Pat, "GeneratingOfficeCode", symbol.Office);
            xml.Text(Pat, "Section", parts.Section);
            xml.Text(Pat, "Class", parts.Class);
            xml.Text(Pat, "Subclass", parts.Subclass);
            xml.Text(Pat, "MainGroup", parts.Group);
            xml.Text(Pat, "Subgroup", parts.Subgroup);
        }
        xml.Close();
    }

    private static void Cpc(St96Xml xml, PatentClass symbol)
    {
        xml.Open(Pat, "CPCClassification");
        xml.Text(Pat, "ClassificationVersionDate", symbol.Version);
        if (Parts(symbol.Symbol, out var parts))
        {
            xml.Text(Pat, "CPCSection", parts.Section);
            xml.Text(Pat, "Class", parts.Class);
            xml.Text(Pat, "Subclass", parts.Subclass);
            xml.Text(Pat, "MainGroup", parts.Group);
            xml.Text(Pat, "Subgroup", parts.Subgroup);
        }
        else
        {
            xml.Text(Pat, "PatentClassificationSymbolText", symbol.Symbol);
        }
        xml.Text(Com, "SymbolPositionCode", symbol.Position);
        xml.Text(Pat, "CPCClassificationValueCode", symbol.Value);
        xml.Text(Pat, "ActionDate", symbol.ActionDate);
        xml.Text(Pat, "GeneratingOfficeCode", symbol.Office);
        xml.Close();
    }

    private readonly record struct SymbolParts(string Section, string Class, string Subclass, string? Group, string? Subgroup);

    /// <summary>H04N 1/40 → H, 04, N, 1, 40.</summary>
    private static bool Parts(string symbol, out SymbolParts parts)
    {
        parts = default;
        if (symbol.Length < 4 || !char.IsAsciiLetterUpper(symbol[0]) || !char.IsAsciiDigit(symbol[1]) || !char.IsAsciiDigit(symbol[2]) || !char.IsAsciiLetterUpper(symbol[3]))
        {
            return false;
        }
        var slash = symbol.IndexOf('/', StringComparison.Ordinal);
        if (symbol.Length > 4 && (symbol[4] != ' ' || slash < 6))
        {
            return false;
        }
        parts = new SymbolParts(symbol[..1], symbol[1..3], symbol[3..4], slash < 0 ? null : symbol[5..slash], slash < 0 ? null : symbol[(slash + 1)..]);
        return true;
    }
}
