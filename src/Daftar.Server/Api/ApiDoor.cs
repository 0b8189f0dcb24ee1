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
            api.UseExceptionHandler();
            api.UseStatusCodePages(static async context => await Problems.Of(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
        });
        var api = app.MapGroup(Root);
        // Public data for everyone: pages of other sites may read it too.
        api.AddEndpointFilter(static (context, next) =>
        {
            context.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
            return next(context);
        });
        api.MapGet("/", static () => ApiAnswers.Start());
        api.MapGet("/search", static (HttpRequest request, ISearchIndex index, CancellationToken cancel) => SearchAnswers.AnswerAsync(request, index, new QuestionReader(index.Fields), cancel));
        api.MapGet("/entries/{id:guid}", static (Guid id, Entries entries, ISearchIndex index, CancellationToken cancel) => ApiAnswers.EntryAsync(id, entries, index, cancel));
        api.MapGet("/entries/{id:guid}/snapshots", static (Guid id, Entries entries, CancellationToken cancel) => ApiAnswers.SnapshotsAsync(id, entries, cancel));
        api.MapGet("/entries/{id:guid}/snapshots/{number:int}", static (Guid id, int number, string? against, Entries entries, CancellationToken cancel) =>
            ApiAnswers.SnapshotAsync(id, number, against, entries, cancel));
        api.MapGet("/coverage", static (Entries entries, CancellationToken cancel) => ApiAnswers.CoverageAsync(entries, cancel));
        return app;
    }
}
