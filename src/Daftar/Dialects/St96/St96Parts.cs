using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;

namespace Daftar.Dialects.St96;

/// <summary>Which parts a record holds something of.</summary>
internal static class St96Parts
{
    public static Parts Held(IpRecord record)
    {
        var parts = Parts.None;
        if (record.FilingDate is not null || record.RegistrationDate is not null || record.PublicationDate is not null || record.ExpiryDate is not null
            || record.RenewalDate is not null || record.EffectDate is not null || record.TerminationDate is not null || record.Titles is not null
            || record.Kind is not null || record.FilingLanguage is not null || record.ApplicantReference is not null)
        {
            parts |= Parts.Bibliography;
        }
        if (record.Applicants is not null || record.Owners is not null || record.Representatives is not null || record.Correspondents is not null)
        {
            parts |= Parts.Parties;
        }
        parts |= record.Status is null ? Parts.None : Parts.Status;
        parts |= record.Events is null ? Parts.None : Parts.Events;
        parts |= record.Publications is null ? Parts.None : Parts.Publications;
        parts |= record.Files is null ? Parts.None : Parts.Files;
        parts |= record.Priorities is null && record.Relations is null && record.Designations is null ? Parts.None : Parts.Relations;
        parts |= record.Procedures is null ? Parts.None : Parts.Procedures;
        return parts | record switch
        {
            TrademarkRecord mark => Held(mark),
            DesignRecord design => Held(design),
            IndicationRecord indication => Held(indication),
            PatentRecord patent => Held(patent),
            _ => Parts.None,
        };
    }

    private static Parts Held(TrademarkRecord mark) =>
        (mark.Goods is null && mark.Vienna is null && mark.NationalFigurative is null ? Parts.None : Parts.Classification)
        | (mark.Words is null && mark.Feature is null && mark.Descriptions is null && mark.Disclaimers is null && mark.Translations is null
            && mark.Transliterations is null && mark.Colours is null && mark.OppositionFrom is null && mark.OppositionUntil is null ? Parts.None : Parts.Bibliography);

    private static Parts Held(DesignRecord design) =>
        (design.Locarno is null && design.NationalClasses is null && design.Products is null ? Parts.None : Parts.Classification)
        | (design.Designers is null ? Parts.None : Parts.Parties)
        | (design.Descriptions is null && design.Claims is null && design.Colours is null && design.Deferred is null && design.DeferredUntil is null
            ? Parts.None : Parts.Bibliography);

    private static Parts Held(IndicationRecord indication) =>
        (indication.Products is null && indication.ProductTexts is null && indication.NiceClasses is null ? Parts.None : Parts.Classification)
        | (indication.Features is null && indication.Production is null && indication.Area is null ? Parts.None : Parts.Text)
        | (indication.ControlBodies is null && indication.AuthorisedUsers is null ? Parts.None : Parts.Parties)
        | (indication.Category is null && indication.OriginCountries is null && indication.LegalBasis is null ? Parts.None : Parts.Bibliography);

    private static Parts Held(PatentRecord patent) =>
        (patent.Ipc is null && patent.Cpc is null && patent.National is null && patent.Locarno is null ? Parts.None : Parts.Classification)
        | (patent.Inventors is null ? Parts.None : Parts.Parties)
        | (patent.Citations is null ? Parts.None : Parts.Relations)
        | (patent.Publications is not null && patent.Publications.Exists(static one => one.Abstracts is not null || one.Claims is not null || one.Descriptions is not null)
            ? Parts.Text : Parts.None);
}
