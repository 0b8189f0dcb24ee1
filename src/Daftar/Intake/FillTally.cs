using System.Numerics;
using Daftar.Checking;
using Daftar.Register;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>How often the fields of records are filled, per right: kept with the package, so that the next one can be compared.</summary>
internal sealed class FillTally
{
    private static readonly Filled[] Fields = [.. Enum.GetValues<Filled>().Where(static field => field != Filled.None)];

    private readonly long[] _records = new long[5];
    private readonly long[,] _filled = new long[5, 32];

    public void See(in RecordFacts record)
    {
        // A record of a part does not speak of the other fields.
        if (record.IsWhole && !record.IsDelete)
        {
            _records[(int)record.Right]++;
            for (var bits = (uint)record.Filled; bits != 0; bits &= bits - 1)
            {
                _filled[(int)record.Right, BitOperations.TrailingZeroCount(bits)]++;
            }
        }
    }

    public List<FieldFill> Rows()
    {
        var rows = new List<FieldFill>();
        for (var right = 1; right < _records.Length; right++)
        {
            foreach (var field in _records[right] == 0 ? [] : Fields)
            {
                rows.Add(new FieldFill((Right)right, field.ToString(), _records[right], _filled[right, BitOperations.TrailingZeroCount((uint)field)]));
            }
        }
        return rows;
    }
}
