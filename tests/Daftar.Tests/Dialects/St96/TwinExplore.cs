using Daftar.Register;
using Daftar.Rights;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Dialects.St96;

public class TwinExploreTests
{
    [SampleFact]
    public void Twins()
    {
        using var o = new StreamWriter("/tmp/writers-x/twins.txt");
        var a = RealFiles.All("st66/us"); var b = RealFiles.All("st96/us-trademarks");
        foreach (var x in a) foreach (var y in b)
        {
            if (x.Result.Record is not { } p || y.Result.Record is not { } q) continue;
            if (p.Number(Daftar.Values.Numbers.Application) is not { } n || q.Number(Daftar.Values.Numbers.Application) != n) continue;
            p.Residue = null; q.Residue = null;
            o.WriteLine($"#### {x.File} {y.File} {n} {p.Scope} {q.Scope}");
            foreach (var c in Daftar.Conversion.CarriedDifference.Between(p, q)) o.WriteLine($"{c.Path} {c.Kind} «{c.Before}» «{c.After}»");
        }
    }
}
