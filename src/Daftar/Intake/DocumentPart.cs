using Daftar.Values;

namespace Daftar.Intake;

/// <summary>A text or attribute outside the records of a document that no reader asks for.</summary>
/// <param name="Dialect">Of the document.</param>
/// <param name="Path">From the root, by local names.</param>
/// <param name="Times">How often it stands there in the file.</param>
/// <param name="First">File, line and column of the first.</param>
/// <param name="Text">What stands there first; empty for an element that holds nothing.</param>
/// <param name="IsTransport">Known to serve the sending alone, and why stands in Left/left.tsv: no finding is made of it.</param>
public sealed record DocumentPart(string Dialect, string Path, long Times, Place First, string Text, bool IsTransport);
