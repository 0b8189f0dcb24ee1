using System.Collections.Frozen;

namespace Daftar.Rights.Trademarks.Likeness;

/// <summary>
/// Words that say what is sold, praise it or name a kind of firm, and so tell one mark from another but little: in English, Malay and Indonesian, Spanish, French, German, Vietnamese and Filipino.
/// A beginning only: how many marks of the register have a word says the rest.
/// </summary>
public static class GenericWords
{
    private static readonly FrozenSet<string> Words = (
        "a an and at by de del der des di el en et for from il in la las le les los my of on or our the to un una with your da das dan der die du im mit und von y zum zur atau dengan dari ke untuk yang si sang "
        + "co company corp corporation group grup inc international limited llc ltd plc sdn bhd pte pt cv tbk gmbh ag sa srl spa nv bv kk industries industry enterprise enterprises holding holdings trading global worldwide world usaha "
        + "best extra fresh gold golden good great natural new original plus premium pro pure quality royal special super top ultra classic active power light lite mini max maxi smart easy quick fast baru asli murni alami terbaik istimewa nuevo neue nouveau "
        + "bakery bar beauty beer biscuit bread burger cafe cake candy capital care cars centre center cheese chicken chocolate cigarettes clinic clothing club coffee collection collections concept cooking cosmetics cream "
        + "design designs digital drink drinks energy fabric fashion finance food foods fruit fruits furniture game games garden gin glass hair health herbal home hotel hotels house ice insurance jeans juice kids kitchen laundry line lotion "
        + "machine market mart meat media medical milk mobile motor motors music noodle noodles oil online organic paint paper parfum perfume pharma pizza print radio registry restaurant rice rum sauce school service services shampoo shoes shop skin snack soap "
        + "soda soft software solutions spirits sport sports store studio sugar system systems tea tech technologies technology time tools toys travel tv vodka water wear web wine wines wipes women men baby bank lab labs laboratories "
        + "air ayam bakso bebek beras bubur buah cokelat daging es garam gula ikan jamu jus kacang kaos kecap keripik kerupuk kopi kopitiam kue madu makanan mie minuman minyak nasi obat restoran roti rumah sabun sambal sapi sari sate sayur sepatu susu teh telur toko tepung warung "
        + "cerveza leche vino agua pan aceite carne casa jabon queso ropa eau vin biere lait cafe chocolat maison bier brot haus kaffee milch wasser wein "
        + "ca phe tra banh nuoc sua gao thit pho my cong ty viet kape gatas tinapay bigas tubig").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(string folded) => Words.Contains(folded);

    /// <summary>How much a word of the list tells, beside 1 for a word of no meaning.</summary>
    public const double Weight = 0.2;
}
