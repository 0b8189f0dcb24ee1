namespace Daftar.Tests.Commands;

/// <summary>Small packages of invented marks in ST.66. A mark with an empty number cannot be taken.</summary>
internal static class InventedMarks
{
    public static string Write(string folder, string name, params (string Number, string Words)[] marks)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path,
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Transaction xmlns="http://www.oami.europa.eu/TM-Search"><TradeMarkTransactionBody><TransactionContentDetails><TransactionData><TradeMarkDetails>
            {string.Join('\n', marks.Select(m => Mark(m.Number, m.Words)))}
            </TradeMarkDetails></TransactionData></TransactionContentDetails></TradeMarkTransactionBody></Transaction>
            """);
        return path;
    }

    private static string Mark(string number, string words) =>
        $"""
        <TradeMark operationCode="Insert"><RegistrationOfficeCode>EM</RegistrationOfficeCode><ApplicationNumber>{number}</ApplicationNumber>
        <ApplicationDate>2020-04-08</ApplicationDate><MarkFeature>Word</MarkFeature>
        <WordMarkSpecification><MarkVerbalElementText>{words}</MarkVerbalElementText></WordMarkSpecification></TradeMark>
        """;
}
