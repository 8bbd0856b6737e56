package org.resonanz.capturefeedback;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.resonanz.aws.AwsClients;
import org.resonanz.aws.Environment;
import org.resonanz.http.ApiHandler;
import org.resonanz.http.ApiRequest;
import org.resonanz.http.ApiResponse;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.RatingToken;
import org.resonanz.settings.SettingsStore;
import org.resonanz.teams.TeamStore;

/**
 * {@code /ratings/{token}}: the page behind a rating link. Opening it writes nothing, whatever opens it; only the
 * form's button does, and only from the page view that showed it.
 */
public final class CaptureFeedbackHandler extends ApiHandler {
    private final Clock clock;
    private final LinkKeys keys;
    private final SettingsStore settings;
    private final TeamStore teams;
    private final RatingTable ratings;
    private final Pages pages;

    public CaptureFeedbackHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public CaptureFeedbackHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.clock = clock;
        this.keys = new LinkKeys(AwsClients.secretsManager(environment), environment.required("LINK_KEYS_SECRET"), clock);
        this.settings = new SettingsStore(dynamoDb, table, clock);
        this.ratings = new RatingTable(dynamoDb, table, settings, clock);
        this.teams = new TeamStore(dynamoDb, table, clock);
        this.pages = new Pages(settings, teams, clock);
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("GET /ratings/{token}", this::show, "HEAD /ratings/{token}", this::probe,
                "POST /ratings/{token}", this::rate);
    }

    @Override
    protected void prime() {
        keys.get();
        settings.get();
        teams.get();
        ratings.read(new UUID(0, 0));
    }

    private ApiResponse probe(ApiRequest request) {
        var page = show(request);
        return new ApiResponse(page.status(), page.headers(), page.cookies(), "");
    }

    private ApiResponse show(ApiRequest request) {
        return visit(request, visit -> {
            var view = PageView.of(request, visit.token(), keys.get());
            return switch (visit.state()) {
                case OPEN -> pages.form(visit, RatingForm.preselected(request.queryParameter("rating").orElse("")), view);
                case ANSWERED -> pages.message(visit.wasAnsweredIn(view.id()) ? "thanks" : "answered", 200,
                        visit.language());
                default -> closed(visit);
            };
        });
    }

    private ApiResponse rate(ApiRequest request) {
        return visit(request, visit -> {
            if (request.body().length > ApiRequest.MAXIMUM_BODY) {
                return pages.message("too-long", 413, visit.language());
            }
            var form = RatingForm.parse(request.text());
            var view = PageView.of(request, visit.token(), keys.get());
            return switch (visit.state()) {
                case OPEN -> confirm(request, visit, form, view);
                case ANSWERED -> answered(request, visit, form, view);
                default -> closed(visit);
            };
        });
    }

    private ApiResponse confirm(ApiRequest request, Visit visit, RatingForm form, PageView view) {
        if (form.fault() != null) {
            return pages.form(422, visit, form, form.fault(), view);
        }
        // Machines post without having looked; people whose cookies are blocked read what to do about it.
        if (view.shownAt(form.nonce(), clock.instant()).isEmpty()) {
            return pages.form(403, visit, form, "confirm", view);
        }
        if (ratings.putOnce(visit, form.answer(), view.id())) {
            return seeOther(request);
        }
        // Somebody was quicker: another press of the button, another browser, or a reopening.
        return visit(request, now -> now.state() == Visit.State.ANSWERED
                ? answered(request, now, form, view) : closed(now));
    }

    /** The button pressed twice is thanked twice; any other answer comes too late. */
    private ApiResponse answered(ApiRequest request, Visit visit, RatingForm form, PageView view) {
        return visit.wasAnsweredBy(form, view.id())
                ? seeOther(request) : pages.message("answered", 409, visit.language());
    }

    private ApiResponse closed(Visit visit) {
        return switch (visit.state()) {
            case CANCELLED -> pages.message("cancelled", 410, visit.language());
            case OWN_WORK -> pages.message("own-work", 403, visit.language());
            default -> pages.message("reopened", 410, visit.language());
        };
    }

    /** Lets only those through who hold a good link to a request that is there; the table is asked last. */
    private ApiResponse visit(ApiRequest request, Function<Visit, ApiResponse> answer) {
        var token = RatingToken.verify(request.path("token"), keys.get());
        if (token.isEmpty()) {
            // 404 as for any address that leads nowhere: what is damaged and what is invented look alike.
            return pages.message("damaged", 404, request.language());
        }
        if (!clock.instant().isBefore(token.get().expiresAt())) {
            return pages.message("expired", 410, request.language());
        }
        return ratings.read(token.get().requestId()).map(history -> answer.apply(new Visit(token.get(), history)))
                .orElseGet(() -> pages.message("expired", 410, request.language()));
    }

    /** Sends the browser back to the link, where reloading sends nothing twice. */
    private static ApiResponse seeOther(ApiRequest request) {
        return Pages.secured(ApiResponse.of(303, "text/html; charset=utf-8", "").with("location", request.path("token")));
    }
}
