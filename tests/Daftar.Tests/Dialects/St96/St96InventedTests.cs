namespace Daftar.Tests.Dialects.St96;

public class St96InventedTests
{
    public static TheoryData<string> Samples => ExpectedRecords.Of("st96");

    [Theory]
    [MemberData(nameof(Samples))]
    public void ReadsWhatTheSampleSays(string name) => ExpectedRecords.AreRead("st96", name);
}
