using Daftar.Register;
using Daftar.Search;
using Daftar.Server.Searching;

namespace Daftar.Server.Api;

/// <summary>
/// The data API: search, entries, snapshots, coverage. Open to everyone, read only, JSON after WIPO ST.97 with names and errors after ST.90;
/// a request with anything in it that is not understood is refused and says what.
/// </summary>
internal static class ApiDoor
{
    public const string Root = "/api/v1";

    public static bool IsApi(PathString path) => path.StartsWithSegments("/api", StringComparison.Ordinal);

    public static string Entry(Guid id) => $"{Root}/entries/{id:D}";

    public static string Snapshots(Guid id) => $"{Root}/entries/{id:D}/snapshots";

    public static string Snapshot(Guid id, int number) => FormattableString.Invariant($"{Root}/entries/{id:D}/snapshots/{number}");

    public static WebApplication MapApi(this WebApplication app)
    {
        app.UseWhen(context => IsApi(context.Request.Path), static api =>
        {
            // Public data for everyone: pages of other sites may read it too, and why they got none.
            api.Use(static (context, next) =>
            {
                context.Response.OnStarting(static state =>
                {
                    ((HttpResponse)state).Headers.AccessControlAllowOrigin = "*";
                    return Task.CompletedTask;
                }, context.Response);
                return next(context);
            });
            api.UseExceptionHandler();
            api.UseStatusCodePages(static async context => await Problems.Of(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
        });
        var api = app.MapGroup(Root);
        Get("/", [], static () => ApiAnswers.Start());
        Get("/search", null, static (HttpRequest request, ISearchIndex index, Entries entries, CancellationToken cancel) => SearchAnswers.AnswerAsync(request, index, entries, new QuestionReader(index.Fields), cancel));
        Get("/similar-marks", null, static (HttpRequest request, ISearchIndex index, CancellationToken cancel) => SimilarAnswers.AnswerAsync(request, index, cancel));
        Get("/entries/{id:guid}", [], static (Guid id, Entries entries, ISearchIndex index, CancellationToken cancel) => ApiAnswers.EntryAsync(id, entries, index, cancel));
        Get("/entries/{id:guid}/snapshots", [], static (Guid id, Entries entries, CancellationToken cancel) => ApiAnswers.SnapshotsAsync(id, entries, cancel));
        Get("/entries/{id:guid}/snapshots/{number:int}", ["against"], static (Guid id, int number, string? against, Entries entries, CancellationToken cancel) =>
            ApiAnswers.SnapshotAsync(id, number, against, entries, cancel));
        Get("/entries/{id:guid}/as-of", ["asof", "asofby"], static (Guid id, string? asof, string? asofby, Entries entries, CancellationToken cancel) => AsOfAnswers.AnswerAsync(id, asof, asofby, entries, cancel));
        Get("/suggest", ["q", "language"], static (string? q, string? language, ISearchIndex index, CancellationToken cancel) => SuggestAnswers.AnswerAsync(q, language, index, cancel));
        Get("/coverage", [], static (Entries entries, CancellationToken cancel) => ApiAnswers.CoverageAsync(entries, cancel));
        return app;

        // HEAD wherever GET (RFC 9110): a client may ask whether what it has is still so.
        void Get(string address, string[]? parameters, Delegate answer)
        {
            var route = api.MapMethods(address, [HttpMethods.Get, HttpMethods.Head], answer);
            if (parameters is not null)
            {
                route.AddEndpointFilter(async (context, next) =>
                {
                    var wrong = NotUnderstood(context.HttpContext.Request.Query, parameters);
                    return wrong.Count > 0 ? Problems.Request(wrong) : await next(context);
                });
            }
        }
    }

    private static List<string> NotUnderstood(IQueryCollection address, string[] parameters) =>
        [.. address.SelectMany(given => !parameters.Contains(given.Key) ? [$"There is no parameter '{given.Key}' here."] : given.Value.Count > 1 ? [$"'{given.Key}' is given {given.Value.Count} times, expected once."] : (string[])[])];
}
