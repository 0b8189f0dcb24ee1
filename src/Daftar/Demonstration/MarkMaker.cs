using System.Globalization;
using System.Text;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Demonstration;

/// <summary>Trademarks: words in the scripts of the office, goods and services by Nice class, Vienna codes and drawn images.</summary>
internal sealed class MarkMaker(Portion portion, ulong seed, PartyMaker parties, OfficeProfile profile, bool brief) : RecordMaker(portion, seed, parties, profile, brief)
{
    private static readonly Weights Features = new([500, 300, 80, 90, 30]);
    private static readonly string[] FeatureNames = ["Word", "Combined", "Figurative", "Stylized characters", "Three dimensional"];
    private static readonly Weights WordCounts = new([430, 360, 140, 50, 20]);
    private static readonly Weights ClassCounts = new([560, 170, 130, 60, 35, 20, 10, 8, 4, 3]);
    // Half the lists are short, one in ten is long: as those of the EUIPO, though not as long (docs/reference/demonstration-data.md).
    private static readonly Weights PhraseCounts = new(Enumerable.Range(1, 50).Select(count => 1_000_000L / ((count + 6) * (count + 6))));
    private static readonly string[] Colours = ["red", "blue and white", "green", "gold and black", "red, yellow and green", "orange"];

    public override IEnumerable<IpRecord> StateOn(int index, Life life, int day)
    {
        var filed = Portion.FilingDay(index);
        var mark = new TrademarkRecord { Office = Portion.Office };
        Common(mark, index, life, day, utilityModel: false);
        var dice = Draw(index, 3);
        mark.Kind = dice.Chance(18) ? "collective" : dice.Chance(8) ? "certification" : "individual";
        mark.ExpiryDate = Expiry(life, filed, day, 3652, 36_500);
        mark.Register = Brief ? null : "Demonstration data, not a register";
        Sign(mark, ref dice);
        Goods(mark, ref dice, mistakenClass: life.First(What.Corrected) is var corrected && corrected > day && corrected < int.MaxValue);
        Published(mark, life, day);
        yield return mark;
    }

    public override byte[] Picture(int index, int place, int sequence) => Drawing.Mark(Draw(index, 9));

    private void Sign(TrademarkRecord mark, ref Dice dice)
    {
        mark.Feature = Brief ? "Word" : FeatureNames[Features.Draw(ref dice)];
        if (mark.Feature != "Figurative")
        {
            var choice = dice.Below(100);
            var language = choice < 52 ? National : choice < 62 ? LanguageWords.Of(Traits.Second) : English;
            var count = WordCounts.Draw(ref dice) + 1;
            var words = dice.Chance(420) ? language.Invent(ref dice, dice.Between(2, 3)) : language.Words(ref dice, count);
            mark.Words = dice.Chance(620) ? words.ToUpperInvariant() : LanguageWords.Capital(words);
            if (mark.Feature == "Word" && !language.Joined && dice.Chance(600))
            {
                mark.StandardCharacters = true;
            }
            if (count > 1 && dice.Chance(60))
            {
                mark.Disclaimers = [new LocalText("en", "No exclusive right is claimed in a descriptive word of the mark.")];
            }
        }
        if (Brief || mark.Feature == "Word")
        {
            return;
        }
        mark.Vienna = [Codes.Vienna[dice.Below(Codes.Vienna.Length)]];
        for (var more = dice.Below(3); more > 0; more--)
        {
            var code = Codes.Vienna[dice.Below(Codes.Vienna.Length)];
            if (!mark.Vienna.Contains(code))
            {
                mark.Vienna.Add(code);
            }
        }
        if (dice.Chance(350))
        {
            mark.Colours = [new LocalText("en", dice.Of(Colours))];
        }
        mark.Files = [new FileReference { Kind = FileKind.MarkImage, Name = "images/" + OfficeNumber.Fold(mark.Office, mark.Identifiers[0].Written) + ".png", Format = "PNG", Sequence = 1 }];
    }

    private void Goods(TrademarkRecord mark, ref Dice dice, bool mistakenClass)
    {
        var classes = new SortedSet<int>();
        var count = ClassCounts.Draw(ref dice) + 1;
        for (var tries = 0; classes.Count < count && tries < 30; tries++)
        {
            classes.Add(GoodsTable.Class(ref dice));
        }
        // What is corrected in such a register: a class that was taken in by mistake.
        var mistaken = GoodsTable.Class(ref dice);
        if (mistakenClass)
        {
            classes.Add(mistaken);
        }
        mark.Goods = new List<GoodsServices>(classes.Count);
        foreach (var one in classes)
        {
            var goods = new GoodsServices { Class = one.ToString(CultureInfo.InvariantCulture), Edition = "12", Descriptions = [] };
            var english = Phrases(GoodsTable.Phrases[one - 1], ref dice);
            var inEnglish = National.Goods.Length == 0 || dice.Chance(Traits.Filing == "en" ? 1000 : 550);
            // Brief records give their goods in one language, as most offices do.
            if (National.Goods.Length > 0 && !(Brief && inEnglish))
            {
                goods.Descriptions.Add(new LocalText(National.Code, string.Join("; ", National.Goods[one - 1])));
            }
            if (inEnglish)
            {
                goods.Descriptions.Add(new LocalText("en", english));
            }
            mark.Goods.Add(goods);
        }
    }

    private static string Phrases(string[] table, ref Dice dice)
    {
        var text = new StringBuilder();
        var first = dice.Below(table.Length);
        for (var left = PhraseCounts.Draw(ref dice) + 1; left > 0; left--)
        {
            text.Append(text.Length == 0 ? "" : "; ").Append(table[first++ % table.Length]);
            // Beyond the table's own phrases every one is qualified, so that none stands twice.
            if (first > 2 * table.Length || dice.Chance(350))
            {
                text.Append(' ').Append(dice.Of(English.Qualifiers));
            }
        }
        return text.ToString();
    }

    private void Published(TrademarkRecord mark, Life life, int day)
    {
        if (life.PublishedOn > day)
        {
            return;
        }
        var published = DateOnly.FromDayNumber(life.PublishedOn);
        mark.PublicationDate = RegisterDate.From(published);
        mark.Publications =
        [
            new Publication
            {
                Gazette = FormattableString.Invariant($"{published.Year}/{ISOWeek.GetWeekOfYear(published.ToDateTime(TimeOnly.MinValue)):00}"),
                Section = "Applications publishing for opposition",
                Date = RegisterDate.From(published),
            },
        ];
        if (Brief)
        {
            return;
        }
        mark.OppositionFrom = RegisterDate.From(published);
        mark.OppositionUntil = RegisterDate.From(published.AddDays(60));
        if ( life.First(What.Registered) is var registered && registered <= day)
        {
            var issued = DateOnly.FromDayNumber(registered);
            mark.Publications.Add(new Publication
            {
                Gazette = FormattableString.Invariant($"{issued.Year}/{ISOWeek.GetWeekOfYear(issued.ToDateTime(TimeOnly.MinValue)):00}"),
                Section = "Registrations with no amendments",
                Date = RegisterDate.From(issued),
            });
        }
    }
}
