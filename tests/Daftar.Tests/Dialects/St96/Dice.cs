using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St96;

/// <summary>Chance that falls the same way for the same seed.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public bool Sometimes() => _random.Next(2) == 0;

    public bool? Flag() => _random.Next(3) switch { 0 => null, 1 => true, _ => false };

    public T Pick<T>(params T[] from) => from[_random.Next(from.Length)];

    public RegisterDate Date() => _random.Next(10) == 0 ? new RegisterDate(_random.Next(1900, 2030), _random.Next(1, 13))
        : new RegisterDate(_random.Next(1900, 2030), _random.Next(1, 13), _random.Next(1, 29));

    /// <summary>None, one or two.</summary>
    public List<T>? List<T>(Func<int, T> make) => _random.Next(3) switch { 0 => null, 1 => [make(0)], _ => [make(0), make(1)] };

    public List<LocalText>? Texts(string text, string? language) => List(i => new LocalText(language, i == 0 ? text : text + " (2)"));

    public Party Party(int place, string name) => new()
    {
        Sequence = place + 1,
        Identifier = Pick("P-77", null),
        Name = name,
        IsPerson = Flag(),
        OtherNames = Sometimes() ? [new LocalText("th", "ตัวอย่าง")] : null,
        AddressLines = Sometimes() ? ["1 Example Street", "Barangay Wala"] : null,
        City = "Quezon City",
        Region = Pick("Metro Manila", null),
        PostalCode = Pick("1100", null),
        Country = "PH",
        Phones = Sometimes() ? ["+63 2 0000 0000"] : null,
        Emails = Sometimes() ? ["nobody@example.invalid"] : null,
    };
}
