namespace Daftar.Tests.Dialects.St86;

public sealed class St86InventedTests
{
    public static TheoryData<string> Samples => ExpectedRecords.Of("st86");

    [Theory]
    [MemberData(nameof(Samples))]
    public void ReadsWhatTheSampleSays(string name) => ExpectedRecords.AreRead("st86", name);
}
