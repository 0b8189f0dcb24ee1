using System.Buffers.Binary;
using System.Text;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// The form in which cards lie in an index: a number that says which members there are, then those, texts as their length and UTF-8. A page of twenty is read in some microseconds, where
/// JSON in packed blocks took a fifth of a millisecond, half of the time of a rare word; it takes no more room, for names of members are not repeated and the entry's id is not kept twice.
/// </summary>
internal static class HitCardBytes
{
    private const byte Form = 1;
    private const int SumBytes = 32;

    [Flags]
    private enum Has
    {
        Id = 1 << 0, Kind = 1 << 1, Number = 1 << 2, NumberOf = 1 << 3, Title = 1 << 4, TitleLanguage = 1 << 5, EnglishTitle = 1 << 6, Owner = 1 << 7, OwnerCountry = 1 << 8, OtherOwners = 1 << 9,
        Filed = 1 << 10, Registered = 1 << 11, Reason = 1 << 12, Image = 1 << 13, ImageText = 1 << 14, Classes = 1 << 15, Demonstration = 1 << 16, State = 1 << 17,
        LawFrom = 1 << 18, LawUntil = 1 << 19, ShownFrom = 1 << 20, ShownUntil = 1 << 21,
        OtherNames = 1 << 22, StatedOn = 1 << 23, WorkedOut = 1 << 24,
    }

    public static byte[] Of(HitCard card)
    {
        var isSum = card.Image is { Length: SumBytes * 2 } image && image.All(char.IsAsciiHexDigitLower);
        var has = If(card.State is not null, Has.Id | Has.State) | If(card.Kind is not null, Has.Kind) | If(card.Number is not null, Has.Number) | If(card.NumberOf is not null, Has.NumberOf)
            | If(card.Title is not null, Has.Title) | If(card.TitleLanguage is not null, Has.TitleLanguage) | If(card.EnglishTitle is not null, Has.EnglishTitle) | If(card.Owner is not null, Has.Owner)
            | If(card.OwnerCountry is not null, Has.OwnerCountry) | If(card.OtherOwners != 0, Has.OtherOwners) | If(card.Filed is not null, Has.Filed) | If(card.Registered is not null, Has.Registered)
            | If(card.Reason is not null, Has.Reason) | If(card.Image is not null, isSum ? Has.Image : Has.ImageText) | If(card.Classes is not null, Has.Classes) | If(card.Demonstration, Has.Demonstration)
            | If(card.State?.LawFrom is not null, Has.LawFrom) | If(card.State?.LawUntil is not null, Has.LawUntil) | If(card.State?.ShownFrom is not null, Has.ShownFrom)
            | If(card.State?.ShownUntil is not null, Has.ShownUntil) | If(card.OtherNames is not null, Has.OtherNames)
            | If(card.State?.StatedOn is not null, Has.StatedOn) | If(card.State?.WorkedOut == true, Has.WorkedOut);
        var to = new Writer(new GrowingArray<byte>(192));
        to.Byte(Form);
        to.Number((uint)has);
        to.Byte((byte)card.Right);
        to.Byte((byte)card.Status);
        to.Text(card.Office);
        to.Text(card.Kind);
        to.Text(card.Number);
        to.Text(card.Title);
        to.Text(card.TitleLanguage);
        to.Text(card.EnglishTitle);
        to.Text(card.Owner);
        to.Text(card.OwnerCountry);
        to.Text(card.Reason);
        if (card.NumberOf is { } of)
        {
            to.Byte((byte)of);
        }

        if (card.OtherOwners != 0)
        {
            to.Number((uint)card.OtherOwners);
        }

        to.Date(card.Filed);
        to.Date(card.Registered);
        if (isSum)
        {
            Convert.FromHexString(card.Image!, to.Room(SumBytes), out _, out _);
        }
        else
        {
            to.Text(card.Image);
        }

        to.Texts(card.Classes);
        to.Texts(card.OtherNames);

        if (card.State is { } state)
        {
            to.Id(card.Id);
            to.Id(state.Entry);
            to.Number((uint)state.Number);
            BinaryPrimitives.WriteInt64LittleEndian(to.Room(sizeof(long)), state.Learnt.UtcTicks);
            to.Day(state.LawFrom);
            to.Day(state.LawUntil);
            to.Day(state.ShownFrom);
            to.Day(state.ShownUntil);
            to.Day(state.StatedOn);
        }

        return to.All;
    }

    /// <param name="entry">The entry the card was found with; of the card of a state its own says it.</param>
    /// <exception cref="InvalidDataException">The bytes are no card.</exception>
    public static HitCard Read(ReadOnlySpan<byte> bytes, Guid entry)
    {
        try
        {
            var from = new ByteReader(bytes);
            if (from.Byte() != Form)
            {
                throw new InvalidDataException("The bytes kept with a hit are no card.");
            }

            var has = (Has)from.Int();
            var card = new HitCard
            {
                Id = entry,
                Right = (Right)from.Byte(),
                Status = (GeneralStatus)from.Byte(),
                Office = Text(ref from),
                Kind = has.HasFlag(Has.Kind) ? Text(ref from) : null,
                Number = has.HasFlag(Has.Number) ? Text(ref from) : null,
                Title = has.HasFlag(Has.Title) ? Text(ref from) : null,
                TitleLanguage = has.HasFlag(Has.TitleLanguage) ? Text(ref from) : null,
                EnglishTitle = has.HasFlag(Has.EnglishTitle) ? Text(ref from) : null,
                Owner = has.HasFlag(Has.Owner) ? Text(ref from) : null,
                OwnerCountry = has.HasFlag(Has.OwnerCountry) ? Text(ref from) : null,
                Reason = has.HasFlag(Has.Reason) ? Text(ref from) : null,
                NumberOf = has.HasFlag(Has.NumberOf) ? (Numbers)from.Byte() : null,
                OtherOwners = has.HasFlag(Has.OtherOwners) ? from.Int() : 0,
                Filed = has.HasFlag(Has.Filed) ? RegisterDate.FromNumber(from.Int()) : null,
                Registered = has.HasFlag(Has.Registered) ? RegisterDate.FromNumber(from.Int()) : null,
                Image = has.HasFlag(Has.Image) ? Convert.ToHexStringLower(from.Take(SumBytes)) : has.HasFlag(Has.ImageText) ? Text(ref from) : null,
                Classes = has.HasFlag(Has.Classes) ? Texts(ref from) : null,
                OtherNames = has.HasFlag(Has.OtherNames) ? Texts(ref from) : null,
                Demonstration = has.HasFlag(Has.Demonstration),
            };
            return !has.HasFlag(Has.State) ? card : card with { Id = EntryIds.Read(from.Take(EntryIds.Bytes)), State = State(ref from, has) };
        }
        catch (Exception broken) when (broken is IndexOutOfRangeException or ArgumentOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("The bytes kept with a hit are no card.", broken);
        }
    }

    private static StateCard State(ref ByteReader from, Has has) => new()
    {
        Entry = EntryIds.Read(from.Take(EntryIds.Bytes)),
        Number = from.Int(),
        Learnt = new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(from.Take(sizeof(long))), TimeSpan.Zero),
        LawFrom = has.HasFlag(Has.LawFrom) ? DateOnly.FromDayNumber(from.Int()) : null,
        LawUntil = has.HasFlag(Has.LawUntil) ? DateOnly.FromDayNumber(from.Int()) : null,
        ShownFrom = has.HasFlag(Has.ShownFrom) ? DateOnly.FromDayNumber(from.Int()) : null,
        ShownUntil = has.HasFlag(Has.ShownUntil) ? DateOnly.FromDayNumber(from.Int()) : null,
        StatedOn = has.HasFlag(Has.StatedOn) ? DateOnly.FromDayNumber(from.Int()) : null,
        WorkedOut = has.HasFlag(Has.WorkedOut),
    };

    private static Has If(bool there, Has flag) => there ? flag : 0;

    private static string Text(ref ByteReader from) => Encoding.UTF8.GetString(from.Take(from.Int()));

    private static string[] Texts(ref ByteReader from)
    {
        var texts = new string[from.Int()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Text(ref from);
        }

        return texts;
    }

    /// <summary>Members of a card one after the other; what is null is left out, as its flag says.</summary>
    private ref struct Writer(GrowingArray<byte> bytes)
    {
        private GrowingArray<byte> bytes = bytes;

        public readonly byte[] All => bytes.Span.ToArray();

        public Span<byte> Room(int count) => bytes.Extend(count);

        public void Byte(byte value) => bytes.Add(value);

        public void Number(uint value)
        {
            for (; value >= 0x80; value >>= 7)
            {
                bytes.Add((byte)(value | 0x80));
            }

            bytes.Add((byte)value);
        }

        public void Text(string? text)
        {
            if (text is not null)
            {
                var length = Encoding.UTF8.GetByteCount(text);
                Number((uint)length);
                Encoding.UTF8.GetBytes(text, bytes.Extend(length));
            }
        }

        public void Texts(IReadOnlyList<string>? texts)
        {
            if (texts is not null)
            {
                Number((uint)texts.Count);
                foreach (var text in texts)
                {
                    Text(text);
                }
            }
        }

        public void Date(RegisterDate? date)
        {
            if (date is { } known)
            {
                Number((uint)known.Number);
            }
        }

        public void Day(DateOnly? day)
        {
            if (day is { } known)
            {
                Number((uint)known.DayNumber);
            }
        }

        public void Id(Guid id) => EntryIds.Write(id, bytes.Extend(EntryIds.Bytes));
    }
}
