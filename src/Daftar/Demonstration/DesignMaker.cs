using System.Globalization;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Values;

namespace Daftar.Demonstration;

/// <summary>Designs: one to eight in an application, each an entry of its own with its number, Locarno class and drawn views.</summary>
internal sealed class DesignMaker(Portion portion, ulong seed, PartyMaker parties, OfficeProfile profile, bool brief) : RecordMaker(portion, seed, parties, profile, brief)
{
    private static readonly Weights Counts = new([700, 130, 70, 40, 25, 15, 10, 10]);

    public override IEnumerable<IpRecord> StateOn(int index, Life life, int day)
    {
        var filed = Portion.FilingDay(index);
        var dice = Draw(index, 3);
        // Malaysia's number says which design it is; the others number the application.
        var count = Portion.Office == "MY" ? 1 : Counts.Draw(ref dice) + 1;
        var first = Codes.ProductWeights.Draw(ref dice);
        for (var place = 1; place <= count; place++)
        {
            var design = new DesignRecord { Office = Portion.Office, DesignsInApplication = count };
            Common(design, index, life, day, utilityModel: false);
            if (count > 1)
            {
                Several(design, place);
            }
            design.ExpiryDate = Expiry(life, filed, day, 1826, 15 * 365);
            Described(design, first, ref dice, wrong: life.First(What.Corrected) is var corrected && corrected > day && corrected < int.MaxValue);
            Published(design, life, day);
            Views(design, place, ref dice);
            yield return design;
        }
    }

    public override byte[] Picture(int index, int place, int sequence) => Drawing.View(Draw(index, 10 + (ulong)place), sequence - 1);

    /// <summary>The application number is shared; the design has a place in it, and that makes a number of its own.</summary>
    private static void Several(DesignRecord design, int place)
    {
        var application = design.Identifiers[0];
        design.PlaceInApplication = place.ToString(CultureInfo.InvariantCulture);
        for (var i = 1; i < design.Identifiers.Count; i++)
        {
            design.Identifiers[i] = design.Identifiers[i] with { Written = design.Identifiers[i].Written + FormattableString.Invariant($"-{place:00}") };
        }
        design.Identifiers[0] = new OfficeNumber { Office = design.Office, Of = Numbers.Design, Written = application.Written + "-" + design.PlaceInApplication };
        design.Identifiers.Insert(1, application with { Shared = true });
    }

    private void Described(DesignRecord design, int product, ref Dice dice, bool wrong)
    {
        var named = wrong ? (product + 1) % Codes.Locarno.Length : product;
        design.Products = [new LocalText("en", English.Products[named])];
        if (National.Code != "en" && Traits.Filing != "en")
        {
            design.Products.Insert(0, new LocalText(National.Code, National.Products[named]));
        }
        // ST.96 has one title of a design; products are said in both languages.
        design.Titles = [design.Products[0]];
        design.Locarno = [Codes.Locarno[product]];
        design.LocarnoEdition = "14";
        if (dice.Chance(300))
        {
            design.Descriptions = [new LocalText("en", "The design is the shape and pattern of the article as drawn; the colours are part of it.")];
        }
        design.Designers = [];
        for (var i = dice.Between(1, 2); i > 0; i--)
        {
            design.Designers.Add(Parties.Person(ref dice, design.Applicants![0].Country!, design.Designers.Count + 1));
        }
        if (dice.Chance(25))
        {
            design.Designers[0].WaivedNaming = true;
        }
    }

    private static void Published(DesignRecord design, Life life, int day)
    {
        if (life.PublishedOn > day)
        {
            return;
        }
        var published = DateOnly.FromDayNumber(life.PublishedOn);
        design.PublicationDate = RegisterDate.From(published);
        design.Publications = [new Publication { Gazette = FormattableString.Invariant($"{published.Year}/{published.Month:00}"), Date = RegisterDate.From(published) }];
    }

    private void Views(DesignRecord design, int place, ref Dice dice)
    {
        var count = dice.Between(1, Codes.Views.Length);
        if (Brief)
        {
            return;
        }
        var stem = OfficeNumber.Fold(design.Office, design.Number(Numbers.Application)!);
        design.Files = new List<FileReference>(count);
        for (var i = 0; i < count; i++)
        {
            design.Files.Add(new FileReference
            {
                Kind = FileKind.View,
                Name = FormattableString.Invariant($"images/{stem}-{place:00}-{i + 1}.png"),
                Format = "PNG",
                Sequence = i + 1,
                View = Codes.Views[i],
            });
        }
    }
}
