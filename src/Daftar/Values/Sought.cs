namespace Daftar.Values;

/// <summary>What in a record a finding is about, as far as whoever made it knows: enough to look up where it stands. Nothing of it is kept with the finding.</summary>
/// <param name="Text">The value as the record has it.</param>
/// <param name="Date">The date it is; offices write dates in many forms.</param>
/// <param name="Node">The very place, from 1, where a reader knows it; 0 where it must be looked for.</param>
/// <param name="IsPath">The path of the finding is that of the document, the value what stands there.</param>
/// <param name="Or">A word of the value, where that may be parted by marks inside running text.</param>
public readonly record struct Sought(string? Text, RegisterDate? Date = null, int Node = 0, bool IsPath = false, string? Or = null)
{
    public bool IsNothing => Text is null && Date is null && Node == 0;

    public static implicit operator Sought(string? text) => new(text);

    public static implicit operator Sought(RegisterDate? date) => new(null, date);

    public static implicit operator Sought(RegisterDate date) => new(null, date);

    public static Sought FromString(string? text) => text;

    public static Sought FromRegisterDate(RegisterDate? date) => date;
}
