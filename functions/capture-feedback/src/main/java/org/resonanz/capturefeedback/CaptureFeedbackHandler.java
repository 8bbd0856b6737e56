package org.resonanz.capturefeedback;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.resonanz.api.ApiHandler;
import org.resonanz.gate.BrowserSession;
import org.resonanz.gate.LinkKind;
import org.resonanz.links.IntranetLinks;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.RatingToken;
import org.resonanz.people.MailStateTable;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Conflicts;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.log.Metrics;
import org.resonanz.ratings.ReopeningTable;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;

/**
 * Handles {@code /ratings/{token}}, the page behind a rating link. Opening it writes nothing, whatever opens it. Only
 * the forms' buttons write, and only from the page view that showed them.
 */
public final class CaptureFeedbackHandler extends ApiHandler {
    private static final LinkKind LINK_KIND = new LinkKind("rating-page", "/ratings");

    private final Clock clock;
    private final LinkKeys keys;
    private final SettingsTable settings;
    private final TeamTable teams;
    private final RatingTable ratings;
    private final RatingPages pages;
    private final LandingPage landingPage;
    private final RatingSubmission ratingSubmission;
    private final ChangeLinks changeLinks;
    private final NotDoneSubmission notDoneSubmission;

    public CaptureFeedbackHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public CaptureFeedbackHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.clock = clock;
        this.keys = new LinkKeys(AwsClients.secretsManager(environment), environment.required("LINK_KEYS_SECRET"),
                clock);
        this.settings = new SettingsTable(dynamoDb, table, clock);
        this.ratings = new RatingTable(dynamoDb, table, settings, clock);
        this.teams = new TeamTable(dynamoDb, table, clock);
        var intranet = new IntranetLinks(environment.required("PAGE_ORIGIN"));
        this.pages = new RatingPages(settings, teams, intranet);
        var notes = new SideNoteTable(dynamoDb, table, settings, clock);
        var gate = new Gate(settings, notes);
        this.landingPage = new LandingPage(pages);
        this.ratingSubmission = new RatingSubmission(gate, ratings, notes, pages, teams,
                new Metrics(environment));
        this.changeLinks = new ChangeLinks(gate, ratings, notes, pages, keys,
                new MailStateTable(dynamoDb, table), intranet, environment);
        this.notDoneSubmission = new NotDoneSubmission(gate, new ReopeningTable(dynamoDb, table, clock), notes, pages);
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("GET /ratings/{token}",
                linked(request -> visit(request, visit -> landingPage.show(request, visit))),
                "HEAD /ratings/{token}", linked(this::probe),
                "POST /ratings/{token}",
                linked(this::rate),
                "POST /ratings/{token}/link",
                linked(request -> visit(request, visit -> changeLinks.mail(request, visit))),
                "POST /ratings/{token}/reopening",
                linked(request -> visit(request, visit -> notDoneSubmission.submit(request, visit))));
    }

    @Override
    protected void prime() {
        keys.get();
        settings.get();
        teams.get();
        ratings.prime();
    }

    /** Returns a short name of the completion for the session's cookie, which has little room. */
    private static String completion(RatingToken token) {
        return token.requestId().toString().substring(0, 8) + "n" + token.completion();
    }

    private ApiResponse probe(ApiRequest request) {
        var page = visit(request, visit -> landingPage.show(request, visit));
        return new ApiResponse(page.status(), page.headers(), page.cookies(), "");
    }

    /** Stores an answer. Where somebody else changed the request meanwhile, it is read again. */
    private ApiResponse rate(ApiRequest request) {
        return Conflicts.retry(() -> visit(request, visit -> ratingSubmission.submit(request, visit), Optional::of))
                .orElseGet(() -> visit(request, visit -> ratingSubmission.busy(request, visit)));
    }

    private ApiResponse visit(ApiRequest request, Function<RatingVisit, ApiResponse> page) {
        return visit(request, page, Function.identity());
    }

    /**
     * Returns the result of a visit with a valid link to a known request; refuses all others. The table is read last.
     *
     * @param result  returns the result of a visit
     * @param refusal returns the result for the page that refuses a visit
     */
    private <T> T visit(ApiRequest request, Function<RatingVisit, T> result, Function<ApiResponse, T> refusal) {
        var link = request.path("token");
        var ring = keys.get();
        var token = RatingToken.verify(link, ring);
        var now = clock.instant();
        if (token.isEmpty()) {
            // 404 as for any address that leads nowhere: what is damaged and what is invented look alike.
            return refusal.apply(pages.damaged(request.language()));
        }
        if (!now.isBefore(token.get().expiresAt())) {
            return refusal.apply(pages.expired(request.language()));
        }
        return ratings.read(token.get()).map(completion -> result.apply(new RatingVisit(link, token.get(), completion,
                BrowserSession.of(request.cookies(), LINK_KIND, completion(token.get()), ring, request.isSecure()),
                now)))
                .orElseGet(() -> refusal.apply(pages.expired(request.language())));
    }
}
