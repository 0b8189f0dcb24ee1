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
        foreach (var (matcher, _) in parts)
        {
            matcher.AddScored(terms);
        }
    }

    private static DocumentSet Together(List<(Matcher Matcher, double Weight)> light, double needed)
    {
        var sums = new Dictionary<int, double>();
        foreach (var (matcher, weight) in light)
        {
            foreach (var document in matcher.Match())
            {
                sums[document] = sums.GetValueOrDefault(document) + weight;
            }
        }

        var enough = sums.Where(sum => sum.Value >= needed).Select(sum => sum.Key).ToArray();
        return DocumentSet.OfUnsorted(enough, enough.Length);
    }
}
