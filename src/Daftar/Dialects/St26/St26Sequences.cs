using System.Buffers;
using System.Globalization;

namespace Daftar.Dialects.St26;

/// <summary>
/// The sequences of a listing: counted and summed up, and looked at as far as the standard says what may stand there. Each fault is told once a listing, where it is first met: where one
/// sequence has it, a thousand have.
/// </summary>
internal sealed class St26Sequences(ReadContext context)
{
    /// <summary>ST.26, annex I, section 1, table 1; t stands for uracil, too.</summary>
    private static readonly SearchValues<char> Nucleotides = SearchValues.Create("acgtmrwsykvhdbn \t\r\n");

    /// <summary>ST.26, annex I, section 3, table 3.</summary>
    private static readonly SearchValues<char> AminoAcids = SearchValues.Create("ARNDCQEGHILKMFPOSUTWYVBZJX \t\r\n");

    private readonly SequenceSummary _summary = new();
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public static SequenceSummary Read(XmlNode listing, ReadContext context)
    {
        var sequences = new St26Sequences(context);
        foreach (var data in listing.Children("SequenceData"))
        {
            sequences.Read(data);
        }
        var summary = sequences._summary;
        var total = listing.Child("SequenceTotalQuantity");
        if (total.Text != summary.Count.ToString(CultureInfo.InvariantCulture))
        {
            context.Doubt("SEQUENCE-COUNT-DIFFERS", total.Exists ? total : listing, total.Text, string.Create(CultureInfo.InvariantCulture, $"How many sequences the listing holds: {summary.Count} (ST.26, SequenceTotalQuantity)."));
        }
        return summary;
    }

    private void Read(XmlNode data)
    {
        var sequence = data.Child("INSDSeq");
        var molecule = sequence.TextOf("INSDSeq_moltype");
        var residues = sequence.TextOf("INSDSeq_sequence") ?? "";
        var letters = Letters(residues);
        _summary.Add(molecule, molecule is null ? 0 : letters);
        var number = data.AttributeNode("sequenceIDNumber");
        if (number.Text is { } written && written != _summary.Count.ToString(CultureInfo.InvariantCulture))
        {
            Tell("SEQUENCE-NUMBER-DIFFERS", number, written, string.Create(CultureInfo.InvariantCulture, $"{_summary.Count}: sequences are numbered from 1 on without gaps; one that is left out stays as 000 (ST.26, paragraph 10)."));
        }
        if (sequence.TextOf("INSDSeq_length") is { } told && (!long.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length != letters))
        {
            Tell("SEQUENCE-LENGTH-DIFFERS", sequence.Child("INSDSeq_length"), told, string.Create(CultureInfo.InvariantCulture, $"The length of the sequence: {letters} (ST.26, INSDSeq_length)."));
        }
        if (molecule is not (null or "DNA" or "RNA" or "AA"))
        {
            Tell("SEQUENCE-MOLECULE-UNKNOWN", sequence.Child("INSDSeq_moltype"), molecule, "DNA, RNA or AA (ST.26, INSDSeq_moltype).");
        }
        else if (molecule is not null && residues.AsSpan().IndexOfAnyExcept(molecule == "AA" ? AminoAcids : Nucleotides) is var wrong and >= 0)
        {
            Tell("SEQUENCE-RESIDUE-UNKNOWN", sequence.Child("INSDSeq_sequence"), string.Create(CultureInfo.InvariantCulture, $"\"{residues[wrong]}\" at place {Letters(residues[..wrong]) + 1} of the sequence"), molecule == "AA"
                ? "Amino acids as one capital letter each (ST.26, annex I, section 3)." : "Nucleotides as one small letter each, t for uracil, too (ST.26, annex I, section 1).");
        }
        foreach (var qualifier in sequence.Child("INSDSeq_feature-table").Descendants("INSDQualifier"))
        {
            if (qualifier.TextOf("INSDQualifier_name") == "organism")
            {
                _summary.Organism(qualifier.TextOf("INSDQualifier_value"));
            }
        }
    }

    private void Tell(string code, XmlNode where, string came, string expected)
    {
        if (_told.Add(code))
        {
            context.Doubt(code, where, came, expected);
        }
    }

    private static long Letters(string text)
    {
        var letters = 0L;
        foreach (var c in text)
        {
            letters += char.IsWhiteSpace(c) ? 0 : 1;
        }
        return letters;
    }
}
