using System.Security.Cryptography;
using Daftar.Register;
using Daftar.Rights.Trademarks;
using Daftar.Rights;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>That it finds what the merge finds is tested where checking and loading are compared: <see cref="Checking.CheckAndLoadAgreeTests"/>. Memory is counted for the whole process, so nothing runs beside it.</summary>
[Collection(Intake.Hostile.Alone.Name)]
public sealed class PackageIdentitiesTests
{
    private static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void OneOfManyIsFoundAgainAndTheOthersAreStrangers()
    {
        const int records = 200_000;
        var identities = new PackageIdentities();
        for (var n = 0; n < records; n++)
        {
            Assert.Null(identities.Lay(Say(n)));
        }
        Assert.NotNull(identities.Lay(Say(7, filing: 20240101)));

        // Counted by what becomes free with it: what tests before this one left behind may go at any moment before.
        var (with, held) = (Settled(), new WeakReference(identities));
        identities = null;
        var without = Settled();
        Assert.False(held.IsAlive);
        Assert.InRange((with - without) / records, 1, 250);
    }

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>Laying what contradictions are judged by gives what laying the records gives.</summary>
    [Fact]
    public void FactsAreLaidAsRecordsAre()
    {
        var seed = LongRun.Seed();
        var random = new Random(seed);
        for (var n = 0; n < 5000; n++)
        {
            IpRecord state = RecordOf(random);
            var facts = FactsOf(state);
            for (var i = 0; i < 4; i++)
            {
                var said = RecordOf(random);
                var (fully, partly) = ((Parts)random.Next(4), (Parts)random.Next(4));
                facts = facts.Under(FactsOf(said), fully, partly & ~fully);
                state.Take(said, fully, partly & ~fully);
                var whole = HeadFacts.Of(state, Day);
                Assert.True((whole.Filing, whole.Applicant, whole.Title) == (facts.Filing, facts.Applicant, facts.Title), FormattableString.Invariant($"seed {seed}, record {n}"));
            }
        }
    }

    private static IdentityFacts FactsOf(IpRecord record)
    {
        var facts = HeadFacts.Of(record, Day);
        return new IdentityFacts(facts.Filing, facts.Applicant, facts.Title, IdentityFacts.NamesOf(record));
    }

    private static TrademarkRecord RecordOf(Random random) => new()
    {
        Office = "PH", FilingDate = random.Next(2) == 0 ? null : RegisterDate.FromNumber(20200100 + random.Next(1, 9)),
        Applicants = PartiesOf(random), Owners = PartiesOf(random),
        Words = random.Next(2) == 0 ? null : FormattableString.Invariant($"W{random.Next(9)}"), SignificantWords = random.Next(2) == 0 ? null : FormattableString.Invariant($"S{random.Next(9)}"),
    };

    private static List<Party>? PartiesOf(Random random) => random.Next(4) switch
    {
        0 or 1 => null,
        2 => [new Party()],
        _ => [new Party { Name = FormattableString.Invariant($"P{random.Next(9)}") }],
    };

    private static Statement Say(int n, int filing = 20200203)
    {
        OfficeNumber[] numbers = [new() { Office = "PH", Of = Numbers.Application, Written = FormattableString.Invariant($"4/2020/{n}") }, new() { Office = "PH", Of = Numbers.Registration, Written = FormattableString.Invariant($"R{n}") }];
        return new Statement
        {
            Ordinal = n, Right = Right.Trademark, Office = "PH", Identifiers = numbers, Keys = [.. numbers.Select(static number => EntryKey.Of(Right.Trademark, number))],
            Fingerprint = SHA256.HashData(BitConverter.GetBytes(n)), Scope = Scope.Everything, Operation = Operation.State, Produced = Day, ProducedFrom = ProducedFrom.Record, Provider = "PH",
            Packed = [], Dialect = "st96", OriginalSha256 = [], Filing = filing, Applicant = filing, Title = 1,
        };
    }
}
