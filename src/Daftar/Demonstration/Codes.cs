namespace Daftar.Demonstration;

/// <summary>Classification symbols drawn from, all of them real ones.</summary>
internal static class Codes
{
    /// <summary>Vienna codes: figures that stand in many marks.</summary>
    public static string[] Vienna { get; } =
    [
        "26.01.01", "26.04.01", "27.05.01", "29.01.13", "01.01.02", "01.03.01", "01.07.06", "01.15.15", "02.01.01", "02.03.01", "02.09.14", "03.01.01", "03.01.04",
        "03.02.01", "03.07.01", "03.07.17", "03.09.01", "04.03.03", "05.01.05", "05.03.11", "05.05.19", "05.07.01", "05.07.27", "06.01.02", "06.03.11", "07.01.08",
        "08.07.01", "09.07.01", "11.03.04", "15.07.01", "17.02.02", "18.03.01", "19.07.01", "24.01.01", "24.09.02", "24.15.01", "25.01.15", "26.03.01", "26.11.01",
        "28.03.00", "28.11.00", "29.01.12",
    ];

    /// <summary>IPC symbols of each topic, in the order of the topics in the word files; the first is the main one.</summary>
    public static string[][] Ipc { get; } =
    [
        ["A23F 5/04", "A23N 12/08", "F26B 17/00"], ["B02B 3/00", "B02B 5/02"], ["C02F 1/44", "B01D 61/02", "C02F 1/28"], ["A61B 5/021", "A61B 5/00"],
        ["A61K 36/00", "A61P 29/00", "A61K 36/185"], ["H02J 7/00", "H01M 10/44"], ["H04W 72/04", "H04L 5/00", "H04W 24/10"], ["G06V 10/40", "G06T 7/00", "G06N 3/08"],
        ["G06Q 20/32", "G06Q 20/40", "H04L 9/32"], ["B29C 45/17", "B29C 33/00"], ["D03D 15/00", "D03D 49/00"], ["E04B 2/02", "E04C 2/16"], ["A01D 46/24", "A01D 46/00"],
        ["A01K 61/59", "A01K 63/04"], ["F01P 3/20", "F01P 7/16"], ["F03B 13/18", "F03B 13/14"], ["B65D 81/24", "B65B 25/00"], ["C05F 9/00", "C05F 17/00"],
        ["H01L 21/67", "H01L 21/02"], ["G01M 3/24", "F17D 5/02"],
    ];

    /// <summary>Topics by how often they are filed.</summary>
    public static Weights TopicWeights { get; } = new([30, 24, 40, 34, 60, 44, 70, 62, 66, 22, 14, 16, 20, 18, 22, 10, 34, 18, 48, 20]);

    /// <summary>Locarno class of each product, in the order of the products in the word files.</summary>
    public static string[] Locarno { get; } =
    [
        "02-02", "02-04", "03-01", "06-01", "06-03", "06-04", "07-01", "07-02", "08-06", "09-01", "09-03", "10-02", "11-01", "12-11", "12-08", "12-15", "14-03", "14-04",
        "15-05", "16-06", "21-01", "23-01", "23-04", "25-01", "26-05",
    ];

    public static Weights ProductWeights { get; } = new([30, 34, 26, 36, 26, 28, 24, 22, 12, 48, 60, 14, 22, 26, 30, 18, 34, 46, 14, 12, 22, 16, 16, 20, 30]);

    public static string[] Views { get; } = ["Perspective", "Front", "Left", "Right", "Back", "Top", "Bottom"];

    /// <summary>ST.96 ProductCategory and Nice class of each product of indications, in the order of the word files.</summary>
    public static (string Category, string Class)[] IndicationProducts { get; } =
    [
        ("Coffee", "30"), ("Tea", "30"), ("Cereals", "30"), ("Spices", "30"), ("Fruit", "31"), ("Textile", "24"), ("Crafts", "20"), ("Honey", "30"), ("Salt", "30"), ("Fish", "29"),
    ];
}
