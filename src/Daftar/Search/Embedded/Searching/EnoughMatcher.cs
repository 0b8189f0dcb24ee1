using System.Buffers;

namespace Daftar.Search;

/// <summary>Documents that meet enough of some things, each with its weight: a share of the sum of all.</summary>
internal sealed class EnoughMatcher(PartSearch part, IReadOnlyList<(Matcher Matcher, double Weight)> parts, double share) : Matcher(part)
{
    /// <summary>Sums of weights are compared with so much to spare.</summary>
    private const double Spare = 1e-9;

    public override long Cost => Math.Min(Part.Documents, parts.Sum(each => each.Matcher.Cost));

    public override DocumentSet Match()
    {
        var needed = (parts.Sum(each => each.Weight) * share) - Spare;
        var alone = parts.Where(each => each.Weight >= needed).Select(each => each.Matcher.Match()).ToList();
        var light = parts.Where(each => each.Weight < needed).ToList();
        if (light.Sum(each => each.Weight) >= needed)
        {
            alone.Add(Together(light, needed));
        }

        return DocumentSet.Or(alone, Part.Documents);
    }

    public override void AddScored(List<BoundTerm> terms)
    {
        var from = terms.Count;
        foreach (var (matcher, _) in parts)
        {
            matcher.AddScored(terms);
        }

        SeenDocuments.ForgetMatches(terms, from);
    }

    private DocumentSet Together(List<(Matcher Matcher, double Weight)> light, double needed)
    {
        var sets = light.ConvertAll(each => (Set: each.Matcher.Match(), each.Weight));
        return sets.Sum(each => (long)each.Set.Count) < Part.Documents / DocumentSet.SparseBelow ? OfFew(sets, needed) : OfMany(sets, needed);
    }

    private static DocumentSet OfFew(List<(DocumentSet Set, double Weight)> sets, double needed)
    {
        var sums = new Dictionary<int, double>();
        foreach (var (set, weight) in sets)
        {
            foreach (var document in set)
            {
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sums, document, out _) += weight;
            }
        }

        var enough = sums.Where(sum => sum.Value >= needed).Select(sum => sum.Key).ToArray();
        return DocumentSet.OfUnsorted(enough, enough.Length);
    }

    private DocumentSet OfMany(List<(DocumentSet Set, double Weight)> sets, double needed)
    {
        Part.Budget.Require((long)Part.Documents * sizeof(double));
        var sums = ArrayPool<double>.Shared.Rent(Part.Documents);
        sums.AsSpan(0, Part.Documents).Clear();
        var enough = new ulong[Bitmap.Words(Part.Documents)];
        foreach (var (set, weight) in sets)
        {
            Part.Budget.Check();
            foreach (var document in set)
            {
                if ((sums[document] += weight) >= needed)
                {
                    Bitmap.Add(enough, document);
                }
            }
        }

        ArrayPool<double>.Shared.Return(sums);
        return DocumentSet.Of(enough);
    }
}
