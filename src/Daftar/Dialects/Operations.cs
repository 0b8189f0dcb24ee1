using System.Collections.Frozen;

namespace Daftar.Dialects;

/// <summary>
/// The words by which the standards say what is to be done with a record (ST.66 and ST.86 <c>operationCode</c>, ST.96 <c>com:operationCategory</c>), and what offices write in their place. A word that is
/// none of them is no reason to take the record for a new one: where it looks like a deletion, what the office took back would be published.
/// </summary>
internal static class Operations
{
    public const string Unknown = "OPERATION-UNKNOWN";

    public const string Expected = "Insert, Update or Delete (ST.66 and ST.86 operationCode, ST.96 com:operationCategory, which has Select, too).";

    /// <summary>Where the word is one of the standards, and the name it stands under is not that of this standard or place.</summary>
    private const string ExpectedName = "The word is right, the name it stands under is not the one read here: the attribute operationCode of <TradeMark> (ST.66) or <Design> (ST.86), com:operationCategory of <Trademark>, <Design> or another record of ST.96, written so.";

    private static readonly FrozenSet<string> Words = ((string[])["Select", "Insert", "Update", "Delete"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Short for a deletion, a removal.</summary>
    private static readonly FrozenSet<string> Letters = ((string[])["D", "DE", "R", "RM", "X"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>How words for it begin in languages that offices export in; in scripts without spaces, what they hold.</summary>
    private static readonly string[] Stems =
    [
        "del", "remov", "suppr", "eras", "drop", "destr", "purg", "withdr", "cancel", "annul", "revo", "retra", "retir", "void", "elim", "borr", "exclu", "efface", "lösch", "loesch", "gelösch", "entfern", "verwijder", "slet", "radera",
        "poist", "usun", "smaz", "zmaz", "odstran", "töröl", "șterg", "sterg", "șters", "izbris", "удал", "видал", "изтр", "διαγρ", "iptal", "silin", "hapus", "padam", "buang", "xóa", "xoá", "xoa", "hủy",
        "ลบ", "ยกเลิก", "ລຶບ", "លុប", "ဖျက်", "删", "刪", "削除", "取消", "삭제", "حذف",
    ];

    public static bool IsWord(string? said) => said is not null && Words.Contains(said.Trim());

    /// <summary>One that a program, or a person, may have written for a deletion.</summary>
    public static bool IsLikeDeletion(string said)
    {
        said = said.Trim();
        return Letters.Contains(said) || said.Contains("delet", StringComparison.OrdinalIgnoreCase)
            || Array.Exists(Stems, stem => said.StartsWith(stem, StringComparison.OrdinalIgnoreCase) || (stem[0] >= '\u0600' && said.Contains(stem, StringComparison.Ordinal)));
    }

    /// <summary>The last step of a path is one of their names, however an export writes it: <c>@operationcode</c>, <c>operationCode</c> as an element.</summary>
    public static bool IsNamed(ReadOnlySpan<char> path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..].TrimStart('@');
        return name.Length is > 10 and < 22 && name.StartsWith("operation", StringComparison.OrdinalIgnoreCase)
            && (name.EndsWith("code", StringComparison.OrdinalIgnoreCase) || name.EndsWith("category", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The words of a record whose instruction is not one of the standards; null where nothing is to be told.</summary>
    /// <param name="root">Name of the record's element.</param>
    /// <param name="path">Of the residue.</param>
    /// <param name="said">Its text.</param>
    /// <param name="isDeletion">The record may be meant to be taken back.</param>
    public static string? Told(string root, string path, string said, out bool isDeletion)
    {
        isDeletion = false;
        if (IsNamed(path))
        {
            var ofRecord = IsOfRecord(path);
            isDeletion = ofRecord && IsLikeDeletion(said);
            // A part of a record is taken as it stands.
            return !ofRecord && IsWord(said) && !IsLikeDeletion(said) ? null : IsWord(said) ? ExpectedName : Expected;
        }
        if (path == "@documentStatusText" && (said.Length == 1 || said.StartsWith("remove", StringComparison.OrdinalIgnoreCase) || said.Contains("delet", StringComparison.OrdinalIgnoreCase)) && IsLikeDeletion(said))
        {
            isDeletion = true;
            return "Delete (com:documentStatusText).";
        }
        if (path == "@status" && root == "exchange-document")
        {
            isDeletion = IsLikeDeletion(said);
            return "A, C or D (DOCDB exchange-document/@status).";
        }
        return null;
    }

    /// <summary>What it stands on is a record, and not a party or another part of one.</summary>
    public static bool IsOfRecord(string path)
    {
        var end = path.LastIndexOf('/');
        return end < 0 || path[(path.LastIndexOf('/', end - 1) + 1)..end] is "TradeMark" or "TradeMarkDetails" or "TradeMarkApplication" or "Design" or "DesignDetails" or "DesignApplication" or "DesignApplicationDetails"
            or "Trademark" or "GIApplication" or "GIData" or "TransactionData";
    }
}
