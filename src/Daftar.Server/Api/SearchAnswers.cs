using System.Globalization;
using Daftar.Languages;
using Daftar.Register;
using Daftar.Search;
using Daftar.Server.Searching;
using Daftar.Values;

namespace Daftar.Server.Api;

/// <summary>Answers searches: the same parameters as the portal's addresses, with size and facets beside them.</summary>
internal static class SearchAnswers
{
    private const int UsualSize = 20, MostSize = 100, FacetSize = 20;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    public static async Task<IResult> AnswerAsync(HttpRequest request, ISearchIndex index, Entries entries, QuestionReader reader, CancellationToken cancel)
    {
        var (question, understood) = reader.Read(request.Query, "size", "facets", "syntax", "highlights");
        List<AddressProblem> problems = [.. understood];
        var size = SizeOf(request.Query["size"].FirstOrDefault(), problems);
        var facets = FacetsOf(request.Query["facets"].FirstOrDefault(), index.Fields, problems);
        var import = Imported(question.Query, request.Query["syntax"].FirstOrDefault(), index.Fields, problems);
        var highlights = request.Query["highlights"].FirstOrDefault();
        if (highlights is not (null or "true" or "false"))
        {
            problems.Add($"'highlights' is '{highlights}', expected true or false.");
        }

        if (problems.Count > 0)
        {
            return Problems.Request(problems);
        }

        if (import is { Query: null })
        {
            return Problems.Search(new SearchProblem(SearchProblemKind.Query, $"The query cannot be taken over: {import.Problem}", import.Place?.Start ?? 0, import.Place?.Length ?? question.Query.Length));
        }

        question = question with { Query = import?.Query ?? question.Query };

        if (await ChosenValues.UnknownAsync(question, index, Deadline, cancel) is { Count: > 0 } unknown)
        {
            return Problems.Request(unknown);
        }

        var asked = question.Request(size, facets, Deadline);
        var answer = await index.SearchAsync(asked, cancel);
        if (answer.Problem is { } problem)
        {
            return Problems.Search(problem);
        }

        var hint = await QueryHints.For(index, asked, answer, cancel);
        IReadOnlyList<Proposal> proposals = [.. hint is null ? [] : (Proposal[])[hint.Proposal], .. await new DidYouMean(index).For(asked, answer, cancel)];
        var found = highlights == "true"
            ? await new HitHighlights(index.Fields, entries).All(new Highlighter(index.Fields, QueryLanguage.Read(asked.Query, index.Fields).Query), [.. answer.Hits.Select(HitCard.Of)], cancel)
            : new Dictionary<Guid, IReadOnlyList<Highlight>>();
        return ApiJson.Object(json =>
        {
            json.WriteNumber("totalQuantity", answer.Total);
            json.WriteNumber("elapsedMilliseconds", Math.Round(answer.Elapsed.TotalMilliseconds, 3));
            if (answer.StatedLater > 0)
            {
                json.WriteNumber("statedLaterQuantity", answer.StatedLater);
            }

            if (answer.MayHaveBeen > 0)
            {
                json.WriteNumber("undatedQuantity", answer.MayHaveBeen);
            }

            Told(json, import, hint?.Hint, answer.Remarks);
            Proposed(json, proposals, question);
            json.WriteStartArray("hitBag");
            foreach (var hit in answer.Hits)
            {
                json.WriteStartObject();
                Hit(json, HitCard.Of(hit));
                States(json, hit, asked);
                Highlights(json, found.GetValueOrDefault(hit.Entry, []));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (answer.Facets.Count > 0)
            {
                Facets(json, answer.Facets);
            }

            if (answer.NextCursor is { } cursor)
            {
                json.WriteString("next", Next(request, question with { After = cursor }));
            }

            json.Flag("indexChangedIndicator", answer.CursorFromOlderGeneration);
            json.Flag("indexBehindIndicator", answer.Behind > 0);
        });
    }

    /// <summary>The query as brought over from another syntax, what of it may be meant otherwise, and texts that were taken as numbers, with all that was looked for.</summary>
    private static void Told(System.Text.Json.Utf8JsonWriter json, QueryImport? import, QueryHint? hint, IReadOnlyList<SearchRemark> remarks)
    {
        if (import?.Query is { } query)
        {
            json.WriteString("queryText", query);
        }

        if (import?.Query is not null || hint is not null)
        {
            json.WriteStartArray("remarkBag");
            foreach (var note in import?.Notes ?? [])
            {
                json.WriteStringValue(note);
            }

            if (hint is not null)
            {
                json.WriteStringValue($"{Labels.English.Format("search.hint", string.Join(", ", hint.Typed))} {Labels.English["search.mend"]}: {hint.Query}");
            }

            json.WriteEndArray();
        }

        if (remarks.Count == 0)
        {
            return;
        }

        json.WriteStartArray("numberCandidateBag");
        foreach (var remark in remarks)
        {
            json.WriteStartObject();
            json.WriteString("queryText", remark.Text);
            json.WriteStartArray("numberTextBag");
            foreach (var number in remark.Candidates)
            {
                json.WriteStringValue(number);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>What was perhaps meant; nothing of it was searched in place of what was asked.</summary>
    private static void Proposed(System.Text.Json.Utf8JsonWriter json, IReadOnlyList<Proposal> proposals, SearchQuestion question)
    {
        if (proposals.Count == 0)
        {
            return;
        }

        json.WriteStartArray("proposalBag");
        foreach (var proposal in proposals)
        {
            json.WriteStartObject();
            json.WriteString("queryText", proposal.Query);
            json.WriteNumber("entryQuantity", proposal.Entries);
            json.WriteString("href", ApiDoor.Root + "/search" + (question with { Query = proposal.Query, After = null }).ToQueryString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Null where no other syntax is asked for.</summary>
    private static QueryImport? Imported(string query, string? syntax, FieldTable fields, List<AddressProblem> problems)
    {
        if (string.IsNullOrEmpty(syntax) || syntax == "daftar")
        {
            return null;
        }

        if (Enum.TryParse<ForeignSyntax>(syntax, ignoreCase: true, out var known) && !char.IsAsciiDigit(syntax[0]))
        {
            return QueryImport.Read(query, known, fields);
        }

        problems.Add($"'{syntax}' is no 'syntax': daftar, {string.Join(", ", Enum.GetNames<ForeignSyntax>().Select(name => name.ToLowerInvariant()))}.");
        return null;
    }

    public static void Hit(System.Text.Json.Utf8JsonWriter json, HitCard card)
    {
        json.WriteString("id", card.Id);
        json.WriteString("rightCategory", Rights.CommonFields.Key(card.Right));
        json.WriteString("registrationOfficeCode", card.Office);
        json.Text("rightKindCategory", card.Kind);
        json.Text("numberText", card.Number);
        json.Text("title", card.Title);
        json.Text("titleLanguageCode", card.TitleLanguage);
        json.Text("englishTitle", card.EnglishTitle);
        json.Text("ownerName", card.Owner);
        json.Text("ownerCountryCode", card.OwnerCountry);
        if (card.OtherOwners > 0)
        {
            json.WriteNumber("otherOwnerQuantity", card.OtherOwners);
        }

        json.Date("filingDate", card.Filed);
        json.Date("registrationDate", card.Registered);
        json.WriteString("generalStatusCategory", Rights.CommonFields.Key(card.Status));
        json.Text("statusReason", card.Reason);
        if (card.Classes is { Count: > 0 } classes)
        {
            json.WriteStartArray("classBag");
            foreach (var symbol in classes)
            {
                json.WriteStringValue(symbol);
            }

            json.WriteEndArray();
        }

        json.Text("image", card.Image is { } image ? Portal.Addresses.File(card.Id, image) : null);
        json.Flag("demonstrationIndicator", card.Demonstration);
        json.WriteString("href", ApiDoor.Entry(card.Id));
        json.WriteString("page", Portal.Addresses.Entry(card.Id));
    }

    /// <summary>Out of history: the state that was found, and the others that match.</summary>
    private static void States(System.Text.Json.Utf8JsonWriter json, SearchHit hit, SearchRequest asked)
    {
        if (HitCard.Of(hit).State is not { } state)
        {
            return;
        }

        json.WriteStartObject("state");
        State(json, hit.Entry, state);
        json.Flag("statedLaterIndicator", asked is { AsOf: { } day, AsOfBy: AsOfTime.InLaw } && state.IsStatedAfter(day));
        json.WriteEndObject();
        if (hit.OtherStates.Count == 0)
        {
            return;
        }

        json.WriteStartArray("otherStateBag");
        foreach (var stored in hit.OtherStates)
        {
            json.WriteStartObject();
            State(json, hit.Entry, HitCard.Read(stored.Span, hit.Entry).State!);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void State(System.Text.Json.Utf8JsonWriter json, Guid entry, StateCard state)
    {
        json.WriteNumber("snapshotNumber", state.Number);
        json.Date("inLawDate", Of(state.LawFrom));
        json.Date("inLawUntilDate", Of(state.LawUntil));
        json.Date("learntDate", RegisterDate.From(DateOnly.FromDateTime(state.Learnt.UtcDateTime)));
        json.Date("shownDate", Of(state.ShownFrom));
        json.Date("shownUntilDate", Of(state.ShownUntil));
        json.Date("statedDate", Of(state.StatedOn));
        json.Flag("workedOutIndicator", state.WorkedOut);
        json.WriteString("href", state is { WorkedOut: true, LawFrom: { } from } ? Portal.Addresses.AsOfIn(ApiDoor.Entry(entry), RegisterDate.From(from).ToString(), null) : ApiDoor.Snapshot(state.Entry, state.Number));

        static RegisterDate? Of(DateOnly? day) => day is { } known ? RegisterDate.From(known) : null;
    }

    /// <summary>Where what was asked for stands in the entry.</summary>
    private static void Highlights(System.Text.Json.Utf8JsonWriter json, IReadOnlyList<Highlight> highlights)
    {
        if (highlights.Count == 0)
        {
            return;
        }

        json.WriteStartArray("highlightBag");
        foreach (var highlight in highlights)
        {
            json.WriteStartObject();
            json.WriteString("field", highlight.Field);
            json.WriteString("text", highlight.Text);
            json.WriteStartArray("rangeBag");
            foreach (var (start, length) in highlight.Ranges)
            {
                json.WriteStartObject();
                json.WriteNumber("position", start);
                json.WriteNumber("length", length);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Facets(System.Text.Json.Utf8JsonWriter json, IReadOnlyList<Facet> facets)
    {
        json.WriteStartArray("facetBag");
        foreach (var facet in facets)
        {
            json.WriteStartObject();
            json.WriteString("field", facet.Field);
            json.WriteNumber("distinctQuantity", facet.Distinct);
            json.WriteStartArray("valueBag");
            foreach (var value in facet.Values)
            {
                json.WriteStartObject();
                json.WriteString("value", value.Value);
                json.WriteNumber("entryQuantity", value.Count);
                json.Flag("chosenIndicator", value.Chosen);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Next(HttpRequest request, SearchQuestion question)
    {
        var address = ApiDoor.Root + "/search" + question.ToQueryString();
        foreach (var name in (ReadOnlySpan<string>)["size", "facets", "highlights"])
        {
            if (request.Query[name].FirstOrDefault() is { Length: > 0 } value)
            {
                address += $"&{name}={Uri.EscapeDataString(value)}";
            }
        }

        return address;
    }

    private static int SizeOf(string? text, List<AddressProblem> problems)
    {
        if (text is null)
        {
            return UsualSize;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size <= MostSize)
        {
            return size;
        }

        problems.Add($"'size' is '{text}', expected a number from 0 to {MostSize}.");
        return 0;
    }

    private static List<FacetRequest> FacetsOf(string? text, FieldTable fields, List<AddressProblem> problems)
    {
        var facets = new List<FacetRequest>();
        foreach (var name in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal))
        {
            if (fields.TryFind(name, out var field) && field.Is(FieldUses.Facet))
            {
                facets.Add(new FacetRequest(name, FacetSize));
            }
            else
            {
                problems.Add($"'{name}' is no facet. Facets are {string.Join(", ", fields.All.Where(f => f.Is(FieldUses.Facet)).Select(f => f.Name))}.");
            }
        }

        return facets;
    }
}
