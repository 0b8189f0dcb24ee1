namespace Daftar.Checking.Codes;

/// <summary>Words that stand for no value.</summary>
internal static class NoValue
{
    private static readonly string[] Words = ["N/A", "NA", "N.A.", "NULL", "NONE", "NIL", "UNKNOWN", "TEST", "-", "--", "---", ".", "?", "???", "NOT AVAILABLE", "NOT APPLICABLE", "(NULL)", "UNDEFINED"];

    public static bool Is(string text)
    {
        var trimmed = text.AsSpan().Trim();
        foreach (var word in Words)
        {
            if (trimmed.Length == word.Length && trimmed.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return trimmed.Length == 0;
    }
}
