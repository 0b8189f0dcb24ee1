using System.Globalization;
using Daftar.Rights.Trademarks.Likeness;
using Daftar.Search;
using Daftar.Server.Searching;
using Microsoft.AspNetCore.Mvc;

namespace Daftar.Server.Portal;

/// <summary>Marks like one, with why they are: a form, and a table of the most alike.</summary>
internal sealed class SimilarPage(ISearchIndex index) : PortalPage
{
    private const int PageSize = 25;
    private const int MostOffices = 300;

    public SimilarQuestion Question { get; private set; } = new("", [], [], false, false, null, SimilarRequest.WorthShowing);

    public SimilarAnswer? Answer { get; private set; }

    /// <summary>Parts of the address that were not understood.</summary>
    public IReadOnlyList<AddressProblem> Problems { get; private set; } = [];

    /// <summary>Offices that have marks.</summary>
    public IReadOnlyList<string> Offices { get; private set; } = [];

    public int Number { get; private set; } = 1;

    public IReadOnlyList<SimilarMark> Marks => [.. Answer?.Marks.Skip((Number - 1) * PageSize).Take(PageSize) ?? []];

    public int First => ((Number - 1) * PageSize) + 1;

    public string? Next => Answer is { } answer && Number * PageSize < answer.Marks.Count ? Link(Number + 1) : null;

    public string? Previous => Number > 1 ? Link(Number - 1) : null;

    public string ClassesText => string.Join(", ", Question.Classes);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Question, Problems) = SimilarQuestion.Read(Request.Query, "page");
        Number = int.TryParse(Request.Query["page"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, SimilarMarks.UsuallyCompared) : 1;
        var all = await index.SearchAsync(new SearchRequest { Query = "right:trademark", Size = 0, Facets = [new("office", MostOffices)], Deadline = SimilarQuestion.Deadline }, cancel);
        Offices = [.. all.Facets.SelectMany(facet => facet.Values).Select(value => value.Value).OrderBy(Show.Office, StringComparer.Create(Words.Culture, ignoreCase: true))];
        if (Question.Words.Length > 0 && Problems.Count == 0)
        {
            Answer = await SimilarMarks.FindAsync(index, Question.Request(), cancel);
            ShowsDemonstration = Marks.Any(mark => mark.Card.Demonstration);
        }

        if (Answer?.Problem is { Kind: SearchProblemKind.NotSupported })
        {
            Response.StatusCode = StatusCodes.Status501NotImplemented;
        }
        else if (Problems.Count > 0 || Answer?.Problem is { Kind: not (SearchProblemKind.TimedOut or SearchProblemKind.NotReady) })
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (Answer?.Problem is not null)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    public string Say(MarkReason reason) => ReasonSpeaker.Say(reason, Words);

    private string Link(int page) => FormattableString.Invariant($"{Addresses.SimilarIn(Language)}{Question.ToQueryString()}&page={page}");
}
