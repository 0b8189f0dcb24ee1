using Daftar.Intake;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St36;

/// <summary>Documents of the procedure before the JPO, in Shift_JIS: a notice of refusal, an amendment, a response.</summary>
public class St36JpProcedureTests
{
    [SampleTheory]
    [InlineData("06124084096-jpntce", "notice-of-rejection-a131-rn", "拒絶理由通知書", 20240220)]
    [InlineData("JPOXMLDOC01-jpbibl", "amendment-a523", "手続補正書", null)]
    [InlineData("JPOXMLDOC01-jpbibl_", "response-a53", "意見書", null)]
    public void Is_a_document_of_the_application_it_names(string file, string kind, string name, int? day)
    {
        var record = RealFiles.One<PatentRecord>($"st36/jp/{file}.xml");
        Assert.Equal(("JP", "2020123456"), (record.Office, Assert.Single(record.Identifiers).Written));
        // It adds a document and speaks of nothing else: the claims of an amendment are not those of the register.
        Assert.Equal(new Scope(Parts.None, Parts.Files), record.Scope);
        var document = Assert.Single(record.Files!);
        Assert.Equal((FileKind.Document, kind, name, "ja"), (document.Kind, document.View, document.Text, document.Language));
        Assert.Equal(day is { } on ? new RegisterDate(on / 10000, on / 100 % 100, on % 100) : null, document.Date);
        Assert.Null(record.Publications);
    }

    [SampleFact]
    public void Three_documents_of_one_application_stay_three()
    {
        var state = RealFiles.One<PatentRecord>("st36/jp/06124084096-jpntce.xml");
        foreach (var file in (string[])["JPOXMLDOC01-jpbibl", "JPOXMLDOC01-jpbibl_", "JPOXMLDOC01-jpbibl"])
        {
            state.Take(RealFiles.One<PatentRecord>($"st36/jp/{file}.xml"), Parts.None, Parts.Files);
        }
        Assert.Equal(3, state.Files!.Count);
    }

    [SampleFact]
    public void One_that_names_no_application_is_set_aside()
    {
        using var stream = new MemoryStream("<jp:pat-amnd xmlns:jp=\"http://www.jpo.go.jp\"><jp:amendment-a523><jp:document-code>A1523</jp:document-code></jp:amendment-a523></jp:pat-amnd>"u8.ToArray());
        var read = Assert.Single(DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects));
        Assert.Null(read.Record);
        Assert.Equal(("RECORD-NUMBER-MISSING", Severity.SetAside), (Assert.Single(read.Findings).Code, read.Findings[0].Severity));
    }
}
