using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>Turns the public state of an entry into what the index is told, through the field tables of the rights.</summary>
public static class DocumentOf
{
    /// <summary>The fields of the register's index: those of all rights and of the entry itself.</summary>
    public static FieldTable Fields { get; } = new(Declared, QueryWords.OfRegister);

    /// <summary>Those of the index of all its states.</summary>
    public static FieldTable FieldsOfStates { get; } = StateFields.With(Declared, QueryWords.OfRegister);

    private static IReadOnlyList<Field> Declared => [.. PatentFields.All, .. TrademarkFields.All, .. DesignFields.All, .. IndicationFields.All, .. EntryFacts.Fields];

    /// <summary>The fields entries of one right can have.</summary>
    public static IReadOnlyList<Field> FieldsOf(Right right) => right switch
    {
        Right.Patent => PatentFields.All,
        Right.Trademark => TrademarkFields.All,
        Right.Design => DesignFields.All,
        Right.Indication => IndicationFields.All,
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, "There is no field table for this right."),
    };

    /// <summary>Fills <paramref name="document"/> anew.</summary>
    /// <param name="document">A document over <see cref="Fields"/>; what it held is dropped.</param>
    /// <param name="entry">What is known beside the record.</param>
    /// <param name="state">The state the public may see: everything in it can be found.</param>
    public static void Fill(SearchDocument document, EntryFacts entry, IpRecord state)
    {
        document.Reset(entry.Id).Add(entry, EntryFacts.Fields);
        _ = state switch
        {
            PatentRecord patent => document.Add(patent, PatentFields.All),
            TrademarkRecord mark => document.Add(mark, TrademarkFields.All),
            DesignRecord design => document.Add(design, DesignFields.All),
            IndicationRecord indication => document.Add(indication, IndicationFields.All),
            _ => throw new ArgumentException($"No field table for {state.GetType().Name}.", nameof(state)),
        };
        document.Stored = CardOf(entry, state).Bytes();
    }

    /// <summary>The line that stands for the entry in a hit list.</summary>
    public static HitCard CardOf(EntryFacts entry, IpRecord state)
    {
        var title = TitleOf(state);
        var number = NumberOf(state);
        var owners = state.Holders ?? [];
        return new HitCard
        {
            Id = entry.Id,
            Right = state.Right,
            Office = state.Office,
            Kind = state.Kind,
            Number = number?.Written,
            NumberOf = number is { Identifies: true } ? number.Of : null,
            Title = title?.Text,
            TitleLanguage = title?.Language,
            EnglishTitle = title is { Language: not null and not "en" } ? TextsOf(state)?.Find(text => text.Language == "en")?.Text : null,
            OtherNames = state is TrademarkRecord mark && TrademarkFields.OtherNames(mark, HitCard.MostOtherNames) is { Count: > 0 } others ? others : null,
            Owner = owners.Count > 0 ? owners[0].Name : null,
            OwnerCountry = owners.Count > 0 ? owners[0].Country : null,
            OtherOwners = Math.Max(0, owners.Count - 1),
            Filed = state.FilingDate,
            Registered = state.RegistrationDate,
            Status = state.Status?.General ?? GeneralStatus.Unknown,
            Reason = state.Status?.Reason,
            Image = Pictures.Of(state).FirstOrDefault()?.Sha256,
            Classes = ClassesOf(state) is { Count: > 0 } classes ? classes : null,
            Demonstration = entry.Demonstration,
        };
    }

    /// <summary>The number people know the entry by, or null where the office gives none.</summary>
    public static OfficeNumber? NumberOf(IpRecord state)
    {
        foreach (var of in (ReadOnlySpan<Numbers>)[Numbers.Design, Numbers.Application, Numbers.Registration, Numbers.Grant, Numbers.Publication, Numbers.International, Numbers.OfficeFile])
        {
            // A number shared by designs filed together names none of them.
            foreach (var identifier in state.Identifiers)
            {
                if (identifier.Of == of && identifier.Identifies)
                {
                    return identifier;
                }
            }
        }

        return state.Identifiers.Count > 0 ? state.Identifiers[0] : null;
    }

    /// <summary>The title or the words of a mark, in the language of filing where there is a choice.</summary>
    public static LocalText? TitleOf(IpRecord state) => state switch
    {
        TrademarkRecord { Words: { Length: > 0 } words } => new LocalText(null, words),
        _ when TextsOf(state) is { } texts => texts.Find(text => text.Language is { } language && language == state.FilingLanguage) ?? texts[0],
        _ => null,
    };

    /// <summary>The title in all its languages: of a design without one, the indication of the product.</summary>
    private static List<LocalText>? TextsOf(IpRecord state) => state switch
    {
        { Titles: { Count: > 0 } titles } => titles,
        DesignRecord { Products: { Count: > 0 } products } => products,
        _ => null,
    };

    private static List<string> ClassesOf(IpRecord state) =>
    [
        .. (state switch
        {
            PatentRecord patent => (patent.Ipc ?? patent.Cpc)?.Select(c => c.Symbol) ?? patent.Locarno,
            TrademarkRecord mark => mark.Goods?.Select(goods => goods.Class).OfType<string>(),
            DesignRecord design => design.Locarno,
            IndicationRecord indication => indication.Products,
            _ => null,
        } ?? []).Distinct(StringComparer.Ordinal).Take(HitCard.MostClasses),
    ];
}
