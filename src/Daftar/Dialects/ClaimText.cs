namespace Daftar.Dialects;

/// <summary>A claim that came with its number and without its text protects nothing that anybody can read: it is no claim of the record, and must not be missing silently.</summary>
internal static class ClaimText
{
    private static readonly string[] Pictures = ["img", "image", "figure", "math", "chem", "table", "emi", "BoundaryData"];

    /// <summary>Tells of a claim that has no text. A claim may be a picture, and the heads of scanned pages stand in elements of claims.</summary>
    /// <param name="context">Where it is told.</param>
    /// <param name="claim">Its element.</param>
    /// <param name="number">As the document has it; null where it has none.</param>
    public static void Missing(ReadContext context, XmlNode claim, string? number)
    {
        if (!IsPicture(claim))
        {
            context.Doubt("CLAIM-WITHOUT-TEXT", claim, number is { Length: > 0 } ? $"claim {number}" : $"<{claim.Name}>", $"The text of the claim in <{claim.Name}>{(claim.Name == "Claim" ? ", in <ClaimText>" : claim.Name == "claim" ? ", in <claim-text>" : "")}.");
        }
    }

    private static bool IsPicture(XmlNode node)
    {
        foreach (var child in node.Children())
        {
            if (Array.Exists(Pictures, name => child.Name.Contains(name, StringComparison.OrdinalIgnoreCase)) || IsPicture(child))
            {
                return true;
            }
        }
        return false;
    }
}
