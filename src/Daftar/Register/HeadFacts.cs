using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>What decisions and lists need of a state, as it stands in the entry's row.</summary>
/// <param name="Filing">yyyymmdd, 0 unknown; so is registration.</param>
/// <param name="Applicant">Hash of the folded name of the first applicant or owner, 0 unknown; of the title likewise.</param>
public readonly record struct HeadFacts(int Filing, int Registration, int Publications, long Applicant, long Title, GeneralStatus Status, Visibility Visibility, DateOnly? PublicFrom, DateOnly? NextPublic)
{
    /// <param name="learnt">The day on which visibility is judged.</param>
    public static HeadFacts Of(IpRecord state, DateTimeOffset learnt)
    {
        var day = DateOnly.FromDateTime(learnt.UtcDateTime);
        var (visibility, from) = PublicView.Publicity(state, day);
        return new(state.FilingDate?.Number ?? 0, state.RegistrationDate?.Number ?? 0, state.Publications?.Count ?? 0, NameOf(state.Applicants ?? state.Owners), TitleOf(state),
            PublicView.StatusOf(state), visibility, from, PublicView.NextChange(state, day));
    }

    internal static HeadFacts Of(Statement said) =>
        new(said.Filing, said.Registration, said.Publications, said.Applicant, said.Title, said.Status, said.Visibility, said.PublicFrom, said.NextPublic);

    public static long NameOf(List<Party>? parties) => parties is { Count: > 0 } && parties[0].Name is { } name ? EntryKey.NameHash(Folding.Fold(name)) : 0;

    public static long TitleOf(IpRecord record)
    {
        var title = record is TrademarkRecord mark ? mark.Words ?? mark.SignificantWords : record.Titles is { Count: > 0 } titles ? titles[0].Text : null;
        return title is null ? 0 : EntryKey.NameHash(Folding.Fold(title));
    }

    internal void Describe(EntryHead head)
    {
        head.Filing = Filing;
        head.Registration = Registration;
        head.Publications = Publications;
        head.Applicant = Applicant;
        head.Title = Title;
        head.Status = Status;
        head.PublicFrom = PublicFrom;
        head.NextPublic = NextPublic;
        head.Visibility = head.Visibility == Visibility.TakenDown ? Visibility.TakenDown : Visibility;
    }
}
