using Daftar.Search;
using Daftar.Server.Searching;
using Microsoft.AspNetCore.Mvc;

namespace Daftar.Server.Api;

/// <summary>Errors of the API: application/problem+json (RFC 9457) with a code that does not change and, for queries, the place.</summary>
internal static class Problems
{
    public static IResult NoEntry() => Of(404, "entryNotFound", "There is no such entry, or it may not be shown.");

    public static IResult NoSnapshot() => Of(404, "snapshotNotFound", "The entry has no such snapshot, or it may not be shown.");

    public static IResult NothingThen() => Of(404, "stateNotFound", "Nothing is known of the entry as of that day, or it may not be shown.");

    public static IResult Request(IReadOnlyList<string> problems) => Request([.. problems.Select(static problem => (AddressProblem)problem)]);

    /// <summary>With each value that there is not, its parameter, and the known values nearest to it.</summary>
    public static IResult Request(IReadOnlyList<AddressProblem> problems)
    {
        var details = Details(400, "requestNotUnderstood", AddressProblem.Sentences(problems));
        if (problems.Any(static problem => problem.Parameter is not null))
        {
            details.Extensions["parameterBag"] = problems.Where(static problem => problem.Parameter is not null)
                .Select(static problem => new { parameter = problem.Parameter, value = problem.Value, suggestionBag = problem.Nearest }).ToArray();
        }

        return Results.Problem(details);
    }

    public static IResult Search(SearchProblem problem)
    {
        var (status, code) = problem.Kind switch
        {
            SearchProblemKind.Query => (400, "queryNotUnderstood"),
            SearchProblemKind.Cursor => (400, "cursorNotUnderstood"),
            SearchProblemKind.TimedOut => (503, "searchTimedOut"),
            SearchProblemKind.TooLarge => (400, "searchTooLarge"),
            SearchProblemKind.NotReady => (503, "searchNotReady"),
            SearchProblemKind.NotSupported => (501, "notSupported"),
            _ => (400, "requestNotUnderstood"),
        };
        var details = Details(status, code, problem.Message);
        if (problem.Position is { } position)
        {
            details.Extensions["position"] = position;
            details.Extensions["length"] = problem.Length;
        }

        if (problem.Mend is { } mend)
        {
            details.Extensions["suggestion"] = mend;
        }

        return Results.Problem(details);
    }

    public static IResult TooLong(string told) => Of(StatusCodes.Status414UriTooLong, "requestTooLong", told);

    public static IResult Of(int status) => status switch
    {
        404 => Of(404, "addressNotFound", $"There is nothing at this address. {ApiDoor.Root}/ lists what there is."),
        405 => Of(405, "methodNotAllowed", "This address can only be read (GET, HEAD)."),
        _ => Of(status, status >= 500 ? "internalError" : "requestNotUnderstood", status >= 500 ? "Something broke on our side; it has been logged." : "The request was not understood."),
    };

    private static IResult Of(int status, string code, string detail) => Results.Problem(Details(status, code, detail));

    private static ProblemDetails Details(int status, string code, string detail) => new() { Status = status, Detail = detail, Extensions = { ["code"] = code } };
}
