using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>What becomes of a statement, judged from the head of its entry alone: no database, no state.</summary>
public sealed class DecisionTests
{
    private const Parts Events = Parts.Events;

    [Fact]
    public void TheFirstStatementIsNewAndLaidAsItSpeaks() =>
        Assert.Equal(new Decision(Outcome.New, Parts.Bibliography, Events, false, false), Decision.On(null, Say(1, fully: Parts.Bibliography, partly: Events)));

    [Fact]
    public void ADeletionOfWhatNobodyKnowsIsADeletion() => Assert.Equal(new Decision(Outcome.Deleted, Parts.None, Parts.None, false, false), Decision.On(null, Delete(1)));

    [Fact]
    public void ANewerCompleteRecordBecomesTheState() => Assert.True(Decision.On(After(Say(1)), Say(2)) is { Outcome: Outcome.Changed, IsWhole: true });

    [Fact]
    public void AnOlderCompleteRecordBelowANewerCompleteOneIsHistory() => Assert.Equal(Outcome.Older, Decision.On(After(Say(2)), Say(1)).Outcome);

    [Fact]
    public void AnOlderCompleteRecordBelowANewerOneInPartIsLaidBelowIt() =>
        Assert.Equal(new Decision(Outcome.Changed, Parts.All, Parts.None, true, false), Decision.On(After(Say(2, Parts.None, Events)), Say(1)));

    [Fact]
    public void APartSpokenCompletelySinceIsClosedToOlderRecords() =>
        Assert.Equal(new Decision(Outcome.Changed, Parts.All & ~Events, Parts.None, false, false), Decision.On(After(Say(2, Events)), Say(1)));

    [Fact]
    public void ANewerRecordInPartIsLaidOnTop() =>
        Assert.Equal(new Decision(Outcome.Changed, Parts.None, Events, false, false), Decision.On(After(Say(1)), Say(2, Parts.None, Events)));

    [Fact]
    public void TheSameContentLaterChangesNothingAndMovesItsTime()
    {
        var head = After(Say(1, content: "a"));

        var decision = Decision.On(head, Say(3, content: "a"));
        decision.Note(head, Say(3, content: "a"), 1);

        Assert.Equal((Outcome.Unchanged, true), (decision.Outcome, decision.Restated));
        Assert.Equal(Outcome.Older, Decision.On(head, Say(2)).Outcome);
    }

    /// <summary>Two documents of one patent: each is complete on what is printed in it, and speaks of its own publication.</summary>
    [Fact]
    public void PublicationsSentAgainTogetherAreWhatTheyWere()
    {
        Statement A1(int day) => Say(day, Parts.Bibliography | Parts.Relations, Parts.Publications | Parts.Text, "a1");
        Statement B1(int day) => Say(day, Parts.Bibliography | Parts.Relations, Parts.Publications | Parts.Text, "b1");
        var head = After(A1(1), B1(1));

        foreach (var again in (Statement[])[A1(3), B1(3), A1(5), B1(5)])
        {
            var decision = Decision.On(head, again);
            Assert.Equal(Outcome.Unchanged, decision.Outcome);
            decision.Note(head, again, 9);
        }
        // Both count from then, the grant above: of the two nothing stands below what was said on the fourth day.
        Assert.Equal(Parts.None, Decision.On(head, Say(4, Parts.Relations, Parts.None)).Fully);
        Assert.Equal([Parts.None, Parts.Bibliography | Parts.Relations], head.Statements.Select(static known => known.Fully));
        Assert.Single(head.Statements.Select(static known => known.Rank).Distinct());
        // What was said of them since comes to lie below when it is said again: then it is a change.
        var title = Say(6, Parts.None, Parts.Bibliography, "title");
        Decision.On(head, title).Note(head, title, 10);
        Assert.Equal((Outcome.Unchanged, true), (Decision.On(head, A1(7)).Outcome, Decision.On(head, A1(7)).InCompany));
        Assert.Equal((Outcome.Changed, true), (Decision.On(head, B1(7)).Outcome, Decision.On(head, B1(7)).FromStatements));
    }

    /// <summary>Two complete records of one moment are a state and the one after it, not documents beside each other: the first, said again, stands.</summary>
    [Fact]
    public void ACompleteRecordSaidAgainStandsAboveOneOfItsMoment() =>
        Assert.Equal(Outcome.Changed, Decision.On(After(Say(1, content: "a"), Say(1, content: "b")), Say(3, content: "a")).Outcome);

    [Fact]
    public void TheSameContentAtTheSameMomentOrEarlierIsADuplicate()
    {
        var head = After(Say(2, content: "a"));

        Assert.Equal(Outcome.Duplicate, Decision.On(head, Say(2, content: "a")).Outcome);
        Assert.Equal(Outcome.Duplicate, Decision.On(head, Say(1, content: "a")).Outcome);
    }

    [Fact]
    public void AContentThatWasReplacedAndComesAgainIsAChange() => Assert.Equal(Outcome.Changed, Decision.On(After(Say(1, content: "a"), Say(2, content: "b")), Say(3, content: "a")).Outcome);

    [Fact]
    public void TheSameContentAgainAfterSomethingWasAddedTakesThatBack() =>
        Assert.Equal(new Decision(Outcome.Changed, Parts.All, Parts.None, false, false), Decision.On(After(Say(1, content: "a"), Say(2, Parts.None, Events)), Say(3, content: "a")));

    [Fact]
    public void TheSamePartAgainAboveAnotherAddedBetweenIsMadeAnew() =>
        Assert.Equal(new Decision(Outcome.Changed, Parts.None, Events, true, false), Decision.On(After(Say(1, Parts.None, Events, "a"), Say(2, Parts.None, Events, "b")), Say(3, Parts.None, Events, "a")));

    [Fact]
    public void TheSamePartAgainIsUnchangedThoughOlderOnesWereAddedBeforeIt() =>
        Assert.Equal(Outcome.Unchanged, Decision.On(After(Say(1, Parts.None, Events, "a"), Say(2, Parts.None, Events, "b")), Say(3, Parts.None, Events, "b")).Outcome);

    [Fact]
    public void TheOwnersWordStandsAgainstANewerOneOfAnotherProvider()
    {
        Assert.Equal(Outcome.Older, Decision.On(After(Say(1)), Say(2, provider: "EP")).Outcome);
        Assert.Equal(Outcome.Changed, Decision.On(After(Say(2, provider: "EP")), Say(1)).Outcome);
        Assert.Equal(Outcome.Older, Decision.On(After(Say(1)), Delete(2, "EP")).Outcome);
    }

    [Fact]
    public void AWordOnTextsIsCompleteOnlyWithACompleteListOfPublications()
    {
        // A1's claims, then B1's: the first still stand.
        var head = After(Say(1, Parts.Text, content: "a"), Say(2, Parts.Text, content: "b"));

        Assert.All(head.Statements, static known => Assert.Equal((Parts.None, Parts.Text), (known.Fully, known.Partly)));
        Assert.Equal(Parts.None, After(Say(1, Parts.Text, content: "a"), Say(2, Parts.Text | Parts.Publications, content: "b")).Statements[0].Governs);
    }

    [Fact]
    public void WhatIsOlderThanADeletionStaysDeletedAndWhatIsNewerBringsTheEntryBack()
    {
        var head = After(Say(1), Delete(3));

        Assert.True(head.Deleted);
        Assert.Equal(Outcome.Older, Decision.On(head, Say(2)).Outcome);
        Assert.Equal(Outcome.Duplicate, Decision.On(head, Delete(3)).Outcome);
        Assert.Equal(Outcome.Unchanged, Decision.On(head, Delete(4)).Outcome);
        Assert.True(Decision.On(head, Say(4)) is { Outcome: Outcome.Changed, IsWhole: true });
        Assert.True(Decision.On(head, Say(4, Parts.None, Events)) is { Outcome: Outcome.Changed, FromStatements: true });
    }

    [Fact]
    public void ADeletionOlderThanWhatStandsIsHistory() => Assert.Equal(Outcome.Older, Decision.On(After(Say(2)), Delete(1)).Outcome);

    [Fact]
    public void WhatAnExtractionOmittedComesBackWithTheSameWords()
    {
        var head = After(Say(1, content: "a"));
        head.Deleted = true;

        Assert.Equal(Outcome.Changed, Decision.On(head, Say(2, content: "a")).Outcome);
    }

    [Fact]
    public void ANumberUsedTwiceIsToldByFilingDateAndApplicantOrTitle()
    {
        var head = new EntryHead { Id = Guid.NewGuid(), Collection = 1, Right = Right.Trademark, Office = "PH", Filing = 20200203, Applicant = 7, Title = 9 };

        Assert.True(Decision.Contradicts(head, Say(1, filing: 20210909, applicant: 8, title: 9)));
        Assert.True(Decision.Contradicts(head, Say(1, filing: 20210909, applicant: 7, title: 8)));
        Assert.False(Decision.Contradicts(head, Say(1, filing: 20200203, applicant: 8, title: 8)));
        Assert.False(Decision.Contradicts(head, Say(1, filing: 20210909, applicant: 7, title: 9)));
        Assert.False(Decision.Contradicts(head, Say(1, filing: 20210909)));
        Assert.False(Decision.Contradicts(head, Say(1, filing: 0, applicant: 8, title: 8)));
        // A year, or a month, does not contradict a day of it.
        Assert.False(Decision.Contradicts(head, Say(1, filing: 20200000, applicant: 8)));
        Assert.False(Decision.Contradicts(head, Say(1, filing: 20200200, applicant: 8)));
        Assert.True(Decision.Contradicts(head, Say(1, filing: 20200300, applicant: 8)));
        Assert.True(Decision.Contradicts(head, Say(1, filing: 20210000, applicant: 8)));
    }

    [Fact]
    public void WhatIsOlderThanADeletionAndWasSaidBeforeIsADuplicate()
    {
        var head = After(Say(1, content: "a"), Delete(3));

        Assert.Equal(Outcome.Duplicate, Decision.On(head, Say(1, content: "a")).Outcome);
        // Kept and noted: it counts if something newer brings the entry back.
        Assert.Equal(new Decision(Outcome.Older, Parts.All, Parts.None, false, false), Decision.On(head, Say(2, content: "b")));
    }

    [Fact]
    public void TheNewestOfSeveralDeletionsCountsWhicheverCameFirst()
    {
        foreach (var head in new[] { After(Say(1), Delete(2), Delete(5, content: "later")), After(Say(1), Delete(5, content: "later"), Delete(2)) })
        {
            Assert.Equal(Outcome.Older, Decision.On(head, Say(4)).Outcome);
            Assert.Equal(Outcome.Changed, Decision.On(head, Say(6)).Outcome);
        }
        Assert.Equal(Outcome.Older, Decision.On(After(Say(1), Delete(5, content: "later")), Delete(2)).Outcome);
        Assert.Equal(Outcome.Duplicate, Decision.On(After(Say(1), Delete(2), Delete(5, content: "later")), Delete(2)).Outcome);
        Assert.Equal(Outcome.Duplicate, Decision.On(After(Delete(2), Say(3)), Delete(2)).Outcome);
    }

    [Fact]
    public void ADeletionDecidedAgainAfterTheEntryCameBackDeletesItAgain() =>
        Assert.Equal(new Decision(Outcome.Deleted, Parts.None, Parts.None, false, false), Decision.On(After(Say(1), Delete(2), Say(3)), Delete(4)));

    [Fact]
    public void APartNobodySpeaksOfLeavesEverythingAsItIs()
    {
        var nothing = Say(2, Parts.None, Parts.None);

        Assert.Equal(new Decision(Outcome.Older, Parts.None, Parts.None, false, false), Decision.On(After(Say(1)), nothing));
    }

    [Fact]
    public void AStatementSaidAgainTakesOverWhatRestedOnItself()
    {
        var head = After(Say(1, Parts.None, Events, "a"), Say(2, Parts.None, Events, "b"), Say(3, Parts.None, Events, "a"));

        Assert.Equal([Parts.None, Events, Events], head.Statements.Select(static known => known.Governs));
    }

    [Fact]
    public void OfTwoEntriesThatAreOneTheHigherRankTakesThePart()
    {
        var (mine, others) = (After(Say(1, content: "a"), Say(4, Parts.None, Events, "b")), After(Say(2, content: "c"), Say(3, Events, content: "d")));

        var joined = KnownStatements.Join(mine.Statements, others.Statements);

        Assert.Equal([(Parts.All & ~Events, Parts.None, 0), (Events, Parts.None, 0), (Parts.None, Parts.None, 1), (Parts.None, Events, 2)], joined.Select(static known => (known.Fully, known.Partly, known.Snapshot)));
    }

    [Fact]
    public void OfTwoEntriesThatAreOneTheFirstWinsAtTheSameMoment()
    {
        var joined = KnownStatements.Join(After(Say(1, content: "a")).Statements, After(Say(1, content: "b")).Statements);

        Assert.Equal([Parts.None, Parts.All], joined.Select(static known => known.Fully));
    }

    [Fact]
    public void WhatGovernsDoesNotDependOnTheOrderOfArrival()
    {
        var seed = LongRun.Seed();
        var random = new Random(seed);
        for (var set = 0; set < 300; set++)
        {
            var said = Enumerable.Range(1, 4).Select(n => random.Next(8) == 0 ? Delete(n, Provider()) : Say(n, Some(), Some(), n.ToString(CultureInfo.InvariantCulture), Provider())).ToArray();
            string? first = null;
            foreach (var order in Orders([0, 1, 2, 3]))
            {
                var head = After([.. order.Select(at => said[at])]);
                var governs = string.Join(' ', head.Statements.Where(static known => known.Governs != Parts.None).OrderBy(static known => known.Mark).Select(static known => string.Create(null, $"{known.Mark % 1000}:{known.Fully}/{known.Partly}"))) + head.Deleted;
                first ??= governs;
                Assert.True(first == governs, string.Create(null, $"seed {seed}: {string.Join("; ", said.Select(static one => $"{one.Operation} {one.Provider} {one.Scope}"))}, order {string.Join("", order)}\n{first}\n{governs}"));
            }
        }

        Parts Some() => random.Next(3) == 0 ? Parts.None : (Parts)random.Next(1024);
        string Provider() => random.Next(4) == 0 ? "EP" : "PH";
    }

    /// <summary>The head after these, as the merge keeps it.</summary>
    private static EntryHead After(params Statement[] said)
    {
        var head = new EntryHead { Id = Guid.NewGuid(), Collection = 1, Right = Right.Trademark, Office = "PH" };
        foreach (var statement in said)
        {
            var decision = Decision.On(head, statement);
            switch (decision.Outcome)
            {
                case Outcome.Duplicate:
                    continue;
                case Outcome.Deleted:
                    head.Deleted = true;
                    break;
                case Outcome.New or Outcome.Changed:
                    head.Deleted = false;
                    break;
            }
            head.Snapshots += decision.Outcome == Outcome.Unchanged ? 0 : 1;
            decision.Note(head, statement, head.Snapshots);
        }
        return head;
    }

    private static List<int[]> Orders(int[] of) => of.Length == 0 ? [[]] : [.. of.SelectMany(first => Orders([.. of.Where(one => one != first)]).Select(rest => (int[])[first, .. rest]))];

    private static Statement Say(int day, Parts fully = Parts.All, Parts partly = Parts.None, string? content = null, string provider = "PH", int filing = 0, long applicant = 0, long title = 0) =>
        Make(day, new Scope(fully, partly & ~fully), content, provider, Operation.State, filing, applicant, title);

    private static Statement Delete(int day, string provider = "PH", string content = "delete") => Make(day, Scope.Everything, content, provider, Operation.Delete, 0, 0, 0);

    private static Statement Make(int day, Scope scope, string? content, string provider, Operation operation, int filing, long applicant, long title) => new()
    {
        Ordinal = day, Right = Right.Trademark, Office = "PH", Identifiers = [], Keys = [], Scope = scope, Operation = operation,
        Fingerprint = SHA256.HashData(Encoding.UTF8.GetBytes(content ?? day.ToString(CultureInfo.InvariantCulture))),
        Produced = DateTimeOffset.UnixEpoch.AddDays(day), ProducedFrom = ProducedFrom.Record, Provider = provider, Packed = [], Dialect = "st96", OriginalSha256 = [],
        Filing = filing, Applicant = applicant, Title = title,
    };
}
