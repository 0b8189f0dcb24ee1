using System.Buffers.Binary;
using Daftar.Register;

namespace Daftar.Tests.Register;

/// <summary>What is kept compressed comes back as it was, and damaged bytes are said to be damaged.</summary>
public sealed class PayloadTests
{
    [Fact]
    public void LargePiecesComeBackWhateverTheyHold()
    {
        var blanked = new byte[80 << 20];
        blanked.AsSpan().Fill((byte)' ');

        Assert.True(blanked.AsSpan().SequenceEqual(Payload.Unpack(Payload.PackLarge(blanked))));
        Assert.Empty(Payload.Unpack(Payload.PackLarge([])));
    }

    [Theory]
    [InlineData(1, int.MaxValue)]
    [InlineData(1, 100 << 20)]
    [InlineData(1, -1)]
    [InlineData(2, int.MaxValue)]
    [InlineData(3, 10)]
    public void ALengthThatIsNotTrueAsksForNoMemory(byte method, int length)
    {
        var packed = Payload.PackLarge("some words"u8);
        packed[0] = method;
        BinaryPrimitives.WriteInt32LittleEndian(packed.AsSpan(1), length);

        Assert.Throws<InvalidDataException>(() => Payload.Unpack(packed));
    }
}
