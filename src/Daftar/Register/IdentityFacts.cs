using Daftar.Rights;
using Daftar.Rights.Trademarks;

namespace Daftar.Register;

/// <summary>Which of the fields are filled that stand in for each other in <see cref="HeadFacts"/>. A field that is filled with nothing counts.</summary>
[Flags]
internal enum NamesSaid : byte
{
    None = 0, Applicants = 1, Owners = 2, Title = 4, SignificantWords = 8,
}

/// <summary>
/// What contradictions are judged by (<see cref="Decision.Contradicts(EntryHead, Statement)"/>), of a statement or a state: enough to lay one over the other
/// with the result that laying whole records has (<see cref="IpRecord.Take"/>). An owner counts only where there is no applicant, so the one behind need not be kept.
/// </summary>
internal readonly record struct IdentityFacts(int Filing, long Applicant, long Title, NamesSaid Names)
{
    public static IdentityFacts Of(Statement said) => new(said.Filing, said.Applicant, said.Title, said.Names);

    public static NamesSaid NamesOf(IpRecord record) =>
        (record.Applicants is null ? 0 : NamesSaid.Applicants) | (record.Owners is null ? 0 : NamesSaid.Owners)
        | (record is TrademarkRecord mark ? (mark.Words is null ? 0 : NamesSaid.Title) | (mark.SignificantWords is null ? 0 : NamesSaid.SignificantWords)
            : record.Titles is null ? 0 : NamesSaid.Title);

    /// <summary>This state with the statement on top.</summary>
    public IdentityFacts Under(IdentityFacts said, Parts fully, Parts partly)
    {
        var (title, titles) = Lay(said, Title, said.Title, NamesSaid.Title, NamesSaid.SignificantWords, Parts.Bibliography, fully, partly);
        var (applicant, parties) = Lay(said, Applicant, said.Applicant, NamesSaid.Applicants, NamesSaid.Owners, Parts.Parties, fully, partly);
        var filing = (fully & Parts.Bibliography) != 0 || ((partly & Parts.Bibliography) != 0 && said.Filing != 0) ? said.Filing : Filing;
        return new(filing, applicant, title, titles | parties);
    }

    private (long Hash, NamesSaid Names) Lay(IdentityFacts said, long mine, long theirs, NamesSaid first, NamesSaid second, Parts part, Parts fully, Parts partly)
    {
        var (had, has) = (Names & (first | second), said.Names & (first | second));
        if ((fully & part) != 0)
        {
            return (theirs, has);
        }
        var counts = (partly & part) != 0 && ((has & first) != 0 || ((has & second) != 0 && (had & first) == 0));
        return (counts ? theirs : mine, (partly & part) != 0 ? had | has : had);
    }
}
