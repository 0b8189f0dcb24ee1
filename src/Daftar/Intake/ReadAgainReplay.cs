using Daftar.Register;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// Lays the statements about an entry one over the other again, as <see cref="MergeWork"/> did: same order, same outcome, same parts, with
/// what the readers of today make of them.
/// </summary>
internal sealed class ReadAgainReplay
{
    private readonly PayloadBuffer _buffer = new();
    private readonly Dictionary<(Guid Entry, int Number), KeptSnapshot> _family = [];

    /// <summary>An entry's state while its statements are laid, as JSON; which parts were spoken of; its numbers.</summary>
    private sealed class Line
    {
        public byte[]? State { get; set; }
        public Parts Spoken { get; set; }
        public HashSet<Guid> Keys { get; } = [];
        public GeneralStatus Status { get; set; }
        public long LastBatch { get; set; }
    }

    public void Run(KeptEntry root)
    {
        _family.Clear();
        Gather(root);
        Replay(root);
    }

    private void Gather(KeptEntry entry)
    {
        foreach (var snapshot in entry.Snapshots)
        {
            _family.Add((snapshot.Entry, snapshot.Number), snapshot);
        }
        entry.Joined.ForEach(Gather);
    }

    private Line Replay(KeptEntry entry)
    {
        var line = new Line { Keys = { entry.Id } };
        var joining = entry.Joined.ConvertAll(Replay);
        foreach (var snapshot in entry.Snapshots)
        {
            var old = snapshot.Packed is null ? null : Payload.Unpack(snapshot.Packed);
            var keys = snapshot.Keys ?? (old is null ? [] : ReadAgainOriginals.KeysOf(RecordJson.Read(entry.Right, old)));
            for (var i = joining.Count - 1; i >= 0; i--)
            {
                if (joining[i].LastBatch <= snapshot.Batch && joining[i].Keys.Overlaps(keys))
                {
                    Join(entry.Right, line, joining[i], snapshot.MadeOf is not null);
                    joining.RemoveAt(i);
                }
            }
            line.Keys.UnionWith(keys);
            line.LastBatch = snapshot.Batch;
            if (snapshot.Reading is { } reading)
            {
                Lay(entry.Right, line, snapshot, reading, keys);
                if (snapshot.Words is { } words && !reading.AsSpan().SequenceEqual(Payload.Unpack(words)))
                {
                    snapshot.WordsAltered = Payload.Pack(reading, _buffer);
                }
                if (!snapshot.Now!.AsSpan().SequenceEqual(old))
                {
                    snapshot.Altered = Payload.Pack(snapshot.Now, _buffer);
                }
            }
            else if (snapshot.Outcome is Outcome.New or Outcome.Changed && old is not null)
            {
                // Left as it was: what was said since lies over that.
                line.State = old;
                line.Status = snapshot.Status;
                line.Spoken |= snapshot.Fully | snapshot.Partly;
            }
            if (snapshot.Number == entry.Current && snapshot.Altered is not null)
            {
                entry.StateNow = RecordJson.Read(entry.Right, snapshot.Now);
                entry.StatusNow = line.Status;
            }
        }
        return line;
    }

    private void Lay(Right right, Line line, KeptSnapshot snapshot, byte[] reading, Guid[] keys)
    {
        var laid = snapshot.Fully | snapshot.Partly;
        switch (snapshot.Outcome)
        {
            case Outcome.Older:
                snapshot.Now = reading;
                return;
            case Outcome.Deleted:
                snapshot.Now = reading;
                snapshot.Status = line.Status;
                line.State ??= reading;
                line.Spoken = Parts.All;
                return;
        }
        if (snapshot.MadeOf is { Snapshots.Count: > 0 } made)
        {
            line.State = Payload.Json(FromStatements(right, line, made, reading), _buffer).ToArray();
            line.Status = PublicView.StatusOf(RecordJson.Read(right, line.State));
        }
        else if (line.State is null || ((snapshot.Fully & Parts.All) == Parts.All && line.Keys.Count <= keys.Length))
        {
            line.Status = line.State is null || (laid & Parts.Status) != 0 ? snapshot.Status : line.Status;
            line.State = reading;
        }
        else
        {
            var state = RecordJson.Read(right, line.State);
            var before = state.Files;
            var said = RecordJson.Read(right, reading);
            state.Take(said, snapshot.Fully, snapshot.Partly);
            FileReference.Fill(state.Files, said.Files);
            FileReference.Fill(state.Files, before);
            line.State = Payload.Json(state, _buffer).ToArray();
            line.Status = PublicView.StatusOf(state);
        }
        line.Spoken |= laid;
        snapshot.Status = line.Status;
        snapshot.Now = line.State;
    }

    /// <summary>As <see cref="MergeWork"/> made it: the same statements in the same order, with every number the entry has had.</summary>
    private IpRecord FromStatements(Right right, Line line, MadeOf made, byte[] joining)
    {
        IpRecord? state = null;
        foreach (var at in made.Snapshots)
        {
            if (!_family.TryGetValue(at, out var snapshot) || (snapshot.Reading ?? ((snapshot.Words ?? snapshot.Packed) is { } kept ? Payload.Unpack(kept) : null)) is not { } json)
            {
                continue;
            }
            var said = RecordJson.Read(right, json);
            if (state is null)
            {
                state = said;
            }
            else
            {
                state.Take(said, snapshot.Scope.Fully, snapshot.Scope.Partly);
            }
        }
        if (line.State is { } before)
        {
            var known = RecordJson.Read(right, before);
            if (state is null)
            {
                return known;
            }
            FileReference.Fill(state.Files, known.Files);
            var joins = RecordJson.Read(right, joining);
            state.Identifiers = NumberShape.Joined(known.Identifiers, state.Identifiers, joins.Identifiers, joins.Office);
        }
        return state!;
    }

    /// <summary>The entry that stays keeps its word on all it has spoken of; of the rest the other's holds.</summary>
    /// <param name="anew">The state will be made of the statements: only numbers are joined.</param>
    private void Join(Right right, Line line, Line other, bool anew)
    {
        line.Keys.UnionWith(other.Keys);
        line.Status = line.Status != GeneralStatus.Unknown ? line.Status : other.Status;
        if (other.State is null)
        {
            return;
        }
        if (line.State is null)
        {
            line.State = other.State;
            return;
        }
        var (below, above) = anew ? (line.State, other.State) : (other.State, line.State);
        var state = RecordJson.Read(right, below);
        state.Take(RecordJson.Read(right, above), anew ? Parts.None : line.Spoken, Parts.None);
        line.State = Payload.Json(state, _buffer).ToArray();
    }
}
