using Daftar.Intake;
using Daftar.Values;

namespace Daftar.Server.Commands.Reports;

/// <summary>What checking found as one JSON array, an object for each package, written while it is found: nothing is held.</summary>
internal sealed class FindingJson(Output output)
{
    private bool _isBegun, _hasFinding;

    public void Begin(string path)
    {
        output.Piece($"{(_isBegun ? "," : "[")}\n{{\"path\":{Output.Json(path)},\"findings\":[");
        (_isBegun, _hasFinding) = (true, false);
    }

    public void Add(Finding finding)
    {
        var (file, line, column, path) = finding.Where;
        output.Piece((_hasFinding ? ",\n  " : "\n  ") + Output.Json(new { finding.Code, finding.Severity, File = file, Line = line, Column = column, Path = path, finding.Number, Value = finding.Came, finding.Expected, Records = finding.Concerned > 0 ? finding.Concerned : finding.Record > 0 ? 1 : 0 }));
        _hasFinding = true;
    }

    public void End(CheckedPackage package) => output.Piece($"{(_hasFinding ? "\n" : "")}],\"package\":{Output.Json(package)}}}");

    /// <summary>The package was refused, perhaps behind some findings.</summary>
    public void End(PackageException refused) => output.Piece($"{(_hasFinding ? "\n" : "")}],\"code\":{Output.Json(refused.Code)},\"message\":{Output.Json(refused.Message)}}}");

    public void Close() => output.Piece(_isBegun ? "\n]\n" : "[]\n");
}
