using Daftar.Dialects.St96.Writing;
using Daftar.Rights;

namespace Daftar.Conversion;

/// <summary>
/// One record as documents, with what is read of them: written of its elements alone, read, and where that is not the record written again with the difference
/// beside the elements.
/// </summary>
internal sealed class CarriedRecord
{
    public required RecordDocuments Documents { get; init; }

    /// <summary>The documents in JSON, where that is wanted.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>>? Json { get; init; }

    /// <summary>What each document says beside its elements; null for nothing.</summary>
    public required IReadOnlyList<string?> Beside { get; init; }

    /// <summary>What the elements do not carry.</summary>
    public required IReadOnlyList<CarriedLoss> Losses { get; init; }

    /// <summary>What Daftar does not read either.</summary>
    public required IReadOnlyList<CarriedLoss> NotReadBack { get; init; }

    public static CarriedRecord Of(IpRecord record, St96Header header, TargetForm form, ReadBack back)
    {
        var own = RecordDocuments.Of(record, header);
        var json = Json(own);
        var says = Read();
        string?[] beside = [.. DocumentShares.Of(record, header.PatentForm).Zip(says, BesideMaking.Of)];
        var losses = Between(record, ReadBack.Together(says));
        var notReadBack = losses;
        if (Array.Exists(beside, static one => one is not null))
        {
            own = RecordDocuments.Of(record, header, beside);
            json = Json(own);
            notReadBack = Between(record, ReadBack.Together(Read()));
        }
        return new CarriedRecord { Documents = own, Json = json, Beside = beside, Losses = losses, NotReadBack = notReadBack };

        IReadOnlyList<ReadOnlyMemory<byte>>? Json(RecordDocuments documents) => form == TargetForm.St97 ? documents.Json() : null;
        IReadOnlyList<DocumentSays> Read() => back.Each(json is null ? own.Documents : RecordDocuments.FromJson(json));
    }

    private static IReadOnlyList<CarriedLoss> Between(IpRecord record, IpRecord? carried)
    {
        if (carried is null)
        {
            return [new CarriedLoss("", LossKind.Lost, record.Identifiers is [var number, ..] ? number.ToString() : null, null)];
        }
        // Residue stays with the original in every form.
        (record.Residue, carried.Residue) = (null, null);
        return CarriedDifference.Between(record, carried);
    }
}
