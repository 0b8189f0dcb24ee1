using System.Text;
using Daftar.Intake;

namespace Daftar.Tests.Intake;

/// <summary>Where the bytes stop to be text of the encoding declared, wherever in a character that is.</summary>
public sealed class EncodingLooksTests
{
    [Fact]
    public void A_character_cut_anywhere_is_told_at_its_line_and_column()
    {
        var text = "{\n  \"text\": \"ກາເຟຕົວຢ່າງ tea 茶 𠮷"u8.ToArray();
        for (var cut = 14; cut < text.Length; cut++)
        {
            byte[] bytes = [.. text.AsSpan(0, cut), .. "+292277026\", \"more\": \"ກ\"}"u8];

            var (_, line, column) = EncodingLooks.Describe(bytes, null, new UTF8Encoding(false, true), []);

            var before = Encoding.UTF8.GetString(text.AsSpan(2, cut - 2)).TrimEnd('\uFFFD').Length;
            Assert.True(System.Text.Unicode.Utf8.IsValid(bytes) || (line == 2 && Math.Abs(column - 1 - before) <= 2), FormattableString.Invariant($"{cut}: line {line}, column {column}, {before} letters before"));
        }
    }
}
