using Daftar.Values;

namespace Daftar.Search;

/// <summary>What asks full texts is planned with their fields, and as much of it together as can be: there it is matched without being carried over piece by piece.</summary>
internal sealed partial class Planner
{
    private readonly Dictionary<QueryNode, bool> saysSomething = new(ReferenceEqualityComparer.Instance);

    /// <summary>Only entries with full texts can match, and nothing else needs to be looked at.</summary>
    private bool AsksTexts(QueryNode node) => node switch
    {
        QueryLeaf { Field: { } name } => fields.TryFind(name, out var field) && field.IsApart && SaysSomething(node),
        QueryNear { Field: { } name } => fields.TryFind(name, out var field) && field.IsApart && SaysSomething(node),
        QueryOr or => or.Parts.All(AsksTexts),
        QueryAnd and => and.Parts.Any(AsksTexts) && and.Parts.All(AsksOnlyTexts),
        _ => false,
    };

    /// <summary>Signs alone ask nothing of texts: beside them, what must not stand there is asked of all entries.</summary>
    private bool SaysSomething(QueryNode node)
    {
        if (!saysSomething.TryGetValue(node, out var says))
        {
            saysSomething[node] = says = ofTexts!.Of(node) is not null;
        }

        return says;
    }

    /// <summary>The same, or what must not stand there: beside something that asks full texts, it can be asked with it.</summary>
    private bool AsksOnlyTexts(QueryNode node) => AsksTexts(node) || (node is QueryNot not && AsksTexts(not.Part));

    /// <summary>A value of a filter.</summary>
    private Plan? ValueInTexts(string field, string text)
    {
        if (ofTexts is not null)
        {
            return ofTexts.ValueInTexts(field, text) is { } plan ? new TextPlan(plan, texts!) : null;
        }

        var mask = fields.All.Where(each => each.IsFullText && (each.Name == field || field == FullText.Name)).Aggregate(0UL, (mask, each) => mask | (1UL << slots[each.Ordinal]));
        return Words(new QueryTerm(field, text), mask, withForms: false);
    }

    /// <summary>Any part; the same words in several full texts are looked up once.</summary>
    private Plan? Any(QueryOr or)
    {
        var parts = new List<Plan>();
        foreach (var same in or.Parts.GroupBy(part => part is QueryLeaf leaf && IsWordsOfText(leaf) ? (IsText: true, leaf with { Field = null }) : (IsText: false, part)))
        {
            var plan = same.Key.IsText && same.Count() > 1 && same.First() is QueryLeaf first
                ? Words(first, same.OfType<QueryLeaf>().Aggregate(0UL, (mask, leaf) => mask | (1UL << slots[fields[leaf.Field!].Ordinal])))
                : Joined([.. same], static parts => new OrPlan(parts));
            if (plan is not null)
            {
                parts.Add(plan);
            }
        }

        return parts.Count switch { 0 => null, 1 => parts[0], _ => new OrPlan(parts) };
    }

    private bool IsWordsOfText(QueryLeaf leaf) =>
        leaf is QueryTerm or QueryExact or QueryPattern or QueryFuzzy or QuerySounds && leaf.Field is { } name && fields.TryFind(name, out var field) && field is { IsFullText: true, HasWordsHere: true };
}
