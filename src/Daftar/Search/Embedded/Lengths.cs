using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// How much a word counts in a document, in one byte: BM25F (Robertson, Zaragoza, Taylor, CIKM 2004) with the average lengths of fields fixed, so that it can be worked
/// out once when indexing and does not change as the collection grows.
/// </summary>
internal sealed class Lengths
{
    private const float Saturation = 1.2f;
    private const float LengthMatters = 0.6f;

    private readonly float[] weights;
    private readonly float[] usual;

    private Lengths(float[] weights, float[] usual)
    {
        this.weights = weights;
        this.usual = usual;
    }

    /// <summary>Usual lengths in words: a name has some 4, a title or mark some 8, claims and a description thousands.</summary>
    public static Lengths Of(FieldTable fields)
    {
        var words = fields.All.Where(field => field.HasWordsHere).ToArray();
        return new Lengths([.. words.Select(field => field.Weight)], [.. words.Select(field => field.Kind == FieldKind.Name ? 4f : field.IsFullText ? 1000f : 8f)]);
    }

    /// <summary>The impact, 1 to 255, of the postings of one word in one document.</summary>
    /// <param name="lengths">Words in each word field of the document.</param>
    public byte Impact(ReadOnlySpan<ulong> postings, ReadOnlySpan<ushort> lengths)
    {
        var weighted = 0f;
        foreach (var posting in postings)
        {
            var slot = Posting.Slot(posting);
            weighted += weights[slot] / (1 - LengthMatters + (LengthMatters * lengths[slot] / usual[slot]));
        }

        return (byte)Math.Clamp(MathF.Round(255 * weighted / (weighted + Saturation)), 1, 255);
    }
}
