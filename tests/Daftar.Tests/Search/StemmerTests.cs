using Daftar.Search;
using Daftar.Values;

namespace Daftar.Tests.Search;

/// <summary>Words that must have one stem, and words that must not, as people type them.</summary>
public sealed class StemmerTests
{
    [Theory]
    [InlineData("en", "shoe shoes", "machine machines", "roast roasted roasting", "battery batteries", "coffee coffees", "clean cleaned cleaning", "lie lies lying", "class classes", "exceed exceeded", "dry dried drying", "controlling controlled control")]
    [InlineData("fr", "chaussure chaussures", "machine machines", "café cafés cafe", "boisson boissons", "national nationale nationales nationaux", "logiciel logiciels", "eau eaux", "lavant lavants", "vêtement vêtements")]
    [InlineData("de", "Schuh Schuhe Schuhen", "Maschine Maschinen", "Haus Häuser Hauses", "Möbel Moebel Möbeln", "Getränk Getränke Getränken Getraenke", "Zeitung Zeitungen", "Straße Strassen", "Vorrichtung Vorrichtungen", "neu neue neuen neuer")]
    [InlineData("es", "zapato zapatos", "máquina máquinas maquina", "canción canciones", "bebida bebidas", "publicación publicaciones", "reloj relojes", "eléctrico eléctrica eléctricos")]
    [InlineData("pt", "sapato sapatos", "máquina máquinas", "botão botões", "papel papéis", "animal animais", "bebida bebidas", "publicação publicações", "imagem imagens")]
    [InlineData("it", "scarpa scarpe", "macchina macchine", "orologio orologi", "bevanda bevande", "pubblicazione pubblicazioni", "banca banche", "caffè caffe")]
    [InlineData("nl", "schoen schoenen", "machine machinen", "maan manen", "drank dranken", "boot boten", "mogelijkheid mogelijkheden")]
    [InlineData("sv", "maskin maskiner maskinen", "dryck drycker dryckerna", "klocka klockor", "bil bilar bilarna")]
    [InlineData("da", "maskine maskiner maskinen maskinerne", "bil biler bilerne", "bog bogen", "drik drikke")]
    [InlineData("no", "maskin maskiner maskinen maskinene", "bil biler bilene", "klokke klokker")]
    [InlineData("fi", "talo talon talossa talot", "juoma juomat juoman juomassa", "auto autot auton autossa", "kahvi kahvin kahvia")]
    [InlineData("ru", "машина машины машину машин машинами", "обувь обуви", "напитки напитков напитками", "новый новая новые новых", "книга книги книгу", "ёлка елка елки")]
    public void Forms_of_a_word_have_one_stem(string language, params string[] groups)
    {
        foreach (var group in groups)
        {
            var stems = group.Split(' ').Select(word => Stem(language, word)).Distinct().ToList();
            Assert.True(stems.Count == 1, $"{language}: {group}: {string.Join(", ", stems)}");
        }
    }

    [Theory]
    [InlineData("en", "news new", "bus bust", "organ organization", "university universal", "past paste", "sing sin", "red reed")]
    [InlineData("fr", "forme format", "poisson poison", "roue rouge")]
    [InlineData("de", "Schuh Schule", "Ticket Tick", "Planet Plan", "System Syst")]
    [InlineData("es", "caso cara", "mesa masa", "papel papa")]
    [InlineData("pt", "cão cal", "pão pau")]
    [InlineData("it", "cane canna", "pala palla")]
    [InlineData("nl", "boom boer", "kaas kast")]
    [InlineData("sv", "alfabet alfa", "kvalitet kval")]
    [InlineData("ru", "стол столица", "кот кофе")]
    [InlineData("fi", "kuu kukka", "tuli tuuli")]
    public void Other_words_have_other_stems(string language, params string[] pairs)
    {
        foreach (var pair in pairs.Select(pair => pair.Split(' ')))
        {
            Assert.True(Stem(language, pair[0]) != Stem(language, pair[1]), $"{language}: {pair[0]} and {pair[1]} are both {Stem(language, pair[0])}");
        }
    }

    [Theory]
    [InlineData("id")]
    [InlineData("ms")]
    [InlineData("vi")]
    [InlineData("th")]
    [InlineData("zh")]
    [InlineData("e")]
    [InlineData("enm")]
    [InlineData("")]
    [InlineData(null)]
    public void Words_of_other_languages_are_left_alone(string? language) => Assert.Equal(0, Stemmers.NumberOf(language));

    [Theory]
    [InlineData("en", "en-GB")]
    [InlineData("en", "EN")]
    [InlineData("pt", "pt_BR")]
    public void A_language_of_a_place_is_that_language(string language, string code) => Assert.Equal(Stemmers.NumberOf(language), Stemmers.NumberOf(code));

    [Theory]
    [InlineData("3m")]
    [InlineData("x1s")]
    [InlineData("кофе")]
    [InlineData("as")]
    public void What_is_no_word_of_the_language_is_its_own_stem(string word) => Assert.Equal(word, Stem("en", word));

    [Fact]
    public void Any_word_has_a_stem_no_longer_than_itself_and_a_letter()
    {
        var random = new Random(5);
        for (var turn = 0; turn < 20_000; turn++)
        {
            var isRussian = random.Next(8) == 0;
            var word = new string([.. Enumerable.Range(0, random.Next(1, 14)).Select(_ => isRussian ? (char)('а' + random.Next(32)) : "aeiouylnstrdmgbcqhkz"[random.Next(20)])]);
            foreach (var stemmer in Stemmers.All)
            {
                var stem = stemmer.Stem(word);
                Assert.True(stem.Length <= word.Length + 1, $"{stemmer.Language}: {word} is {stem}");
            }
        }
    }

    private static string Stem(string language, string word) => Stemmers.Stem(Stemmers.NumberOf(language), Folding.Fold(word));
}
