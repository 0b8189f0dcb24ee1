namespace Daftar.Benchmarks.Answers;

/// <summary>Marks nobody opposed: invented names, names of two parts, and words of trade, as registers are full of. The same number and seed give the same marks.</summary>
internal static class InventedMarks
{
    private static readonly string[] Onsets = "b,c,d,f,g,h,j,k,l,m,n,p,r,s,t,v,w,y,z,br,cl,cr,dr,fl,fr,gl,gr,kr,pl,pr,sl,sp,st,tr,ch,sh,th,".Split(',');
    private static readonly string[] Vowels = "a,e,i,o,u,a,e,i,o,ia,io,ea,ai,oo".Split(',');
    private static readonly string[] Ends = ",,,,n,r,s,l,x,m,t,k,nd,rt,st,ng".Split(',');

    private static readonly string[] Words =
        ("amber anchor apex arrow atlas aurora autumn bamboo beacon birch bloom breeze bridge bright brook canyon castle cedar cherry cloud comet copper coral cosmos crane crest crown crystal dawn delta diamond dolphin dragon dream eagle earth echo "
        + "ember emerald ever falcon fern field flame forest fountain fox garden gate giant gold grace granite green grove harbor harvest hawk heart heron hill honey horizon iris island ivory jade jasmine jet jewel jungle key king lagoon lake lark leaf legend "
        + "lily lion lotus lunar maple marble meadow mercury mint moon mountain nest noble north nova oak ocean olive opal orbit orchid palm panda paradise peak pearl phoenix pine pioneer planet prime prince queen rain raven reef ridge river robin rock rose royal "
        + "ruby sage sail sand sapphire sea shadow shell sierra silver sky snow solar song south spark spring star stone storm stream summer summit sun swan swift temple thunder tiger topaz tower trail tulip valley velvet victory violet vista wave west "
        + "wild willow wind winter wolf wood world zen zenith "
        + "angsa anggrek bangau bintang buana bulan bunga cahaya cakra cempaka cendana delima elang emas gajah garuda gunung harimau indah intan jaya kapal kelapa kembang kencana kenanga kuda langit laut lestari makmur mawar melati mega merak mutiara naga nusa padi "
        + "pelangi perak permata puncak purnama putri raja rajawali rimba samudra sari sawah sejahtera selera sinar surya tani teratai tunas wangi warna yasmin").Split(' ');

    private static readonly string[] Trades =
        "bakery beauty burger cafe coffee cosmetics design digital electronics energy farm fashion food foods fresh furniture garden group health home hotel juice kitchen kopi labs market media milk motors music noodle paint pharma pizza restaurant shoes snack sport studio tea tech toys travel water".Split(' ');

    public static IEnumerable<(string Words, string[] Classes)> Of(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var words = random.Next(10) switch
            {
                < 5 => Name(random),
                5 => $"{Name(random)} {Name(random)}",
                6 => $"{Pick(random, Words)} {Pick(random, Words)}",
                7 => $"{Pick(random, Words)} {Pick(random, Trades)}",
                8 => $"{Name(random)} {Pick(random, Trades)}",
                _ => Pick(random, Words) + Pick(random, Words),
            };
            yield return (words.ToUpperInvariant(), [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => random.Next(1, 46).ToString(System.Globalization.CultureInfo.InvariantCulture)).Distinct()]);
        }
    }

    private static string Name(Random random) => string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => Pick(random, Onsets) + Pick(random, Vowels) + (random.Next(3) == 0 ? Pick(random, Ends) : "")));

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
