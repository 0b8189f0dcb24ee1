using System.Globalization;
using Daftar.Benchmarks.Speed;

switch (args)
{
    case ["search", .. var rest]:
        SearchSpeed.Run(rest is [var documents] ? int.Parse(documents, CultureInfo.InvariantCulture) : 200_000);
        break;
    default:
        Console.WriteLine("bench search [documents]");
        break;
}
