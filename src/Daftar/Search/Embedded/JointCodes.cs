namespace Daftar.Search;

/// <summary>
/// One number for what a document has in several fields together: in a register few of the possible combinations of right, office, status and year occur, so that
/// counting them costs one addition a document, and only what was counted is split up field by field.
/// </summary>
/// <param name="documents">How many documents there are.</param>
internal sealed class JointCodes(int documents)
{
    /// <summary>More combinations than this do not stay in the processor's nearest caches, and the gain is gone.</summary>
    public const int Most = 16_384;

    private readonly List<ushort[]> codes = [];

    private ushort[] ofDocuments = new ushort[documents];
    private ushort[] next = new ushort[documents];

    /// <summary>How many combinations there are.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>How many fields are joined.</summary>
    public int Fields => codes.Count;

    /// <summary>The code a field has in each combination.</summary>
    public ReadOnlySpan<ushort> CodesOf(int field) => codes[field];

    /// <summary>The combination of each document.</summary>
    public ReadOnlySpan<ushort> Documents => ofDocuments;

    /// <summary>Joins one more field; false, and nothing changed, if there would be too many combinations.</summary>
    /// <param name="field">The code of each document.</param>
    public bool TryJoin(ReadOnlySpan<ushort> field)
    {
        // combinations as they are met, and of each the one before it and the code that joins it
        var numbers = new Dictionary<uint, ushort>();
        var parts = new List<(ushort Before, ushort Code)>();
        var (last, lastNumber) = (uint.MaxValue, (ushort)0);
        for (var document = 0; document < field.Length; document++)
        {
            var pair = ((uint)ofDocuments[document] << 16) | field[document];
            if (pair != last || document == 0)
            {
                if (!numbers.TryGetValue(pair, out lastNumber))
                {
                    if (parts.Count == Most)
                    {
                        return false;
                    }

                    numbers[pair] = lastNumber = (ushort)parts.Count;
                    parts.Add((ofDocuments[document], field[document]));
                }

                last = pair;
            }

            next[document] = lastNumber;
        }

        for (var i = 0; i < codes.Count; i++)
        {
            var old = codes[i];
            codes[i] = [.. parts.Select(part => old[part.Before])];
        }

        codes.Add([.. parts.Select(part => part.Code)]);
        Count = Math.Max(1, parts.Count);
        (ofDocuments, next) = (next, ofDocuments);
        return true;
    }

    /// <summary>Drops what is only needed while fields are joined.</summary>
    public void Close() => ofDocuments = next = [];
}
