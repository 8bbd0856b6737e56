package org.resonanz.capturefeedback;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.resonanz.aws.AwsClients;
import org.resonanz.aws.Environment;
import org.resonanz.http.ApiHandler;
import org.resonanz.http.ApiRequest;
import org.resonanz.http.ApiResponse;
import org.resonanz.http.Problem;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.RatingToken;
import org.resonanz.settings.SettingsStore;

/**
 * {@code /ratings/{token}}: the page behind a rating link. Opening it writes nothing, whatever opens it; only the
 * form's button does, and only from the page view that showed it.
 */
public final class CaptureFeedbackHandler extends ApiHandler {
    private final Clock clock;
    private final LinkKeys keys;
    private final SettingsStore settings;
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
        this.pages = new Pages(settings);
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
        ratings.read(new UUID(0, 0));
    }

    private ApiResponse probe(ApiRequest request) {
        var page = show(request);
        return new ApiResponse(page.status(), page.headers(), page.cookies(), "");
    }

    private ApiResponse show(ApiRequest request) {
        return visit(request, (visit, view) -> {
            var chosen = RatingForm.preselected(request.queryParameter("rating").orElse(""));
            return pages.form(visit, chosen, "", view);
        });
    }

    private ApiResponse rate(ApiRequest request) {
        return visit(request, (visit, view) -> {
            var form = RatingForm.parse(text(request));
            if (form == null) {
                return pages.message("too-long", 413, visit.language());
            }
            if (form.fault() != null) {
                return pages.form(visit, form, form.fault(), view);
            }
            // Machines post without having looked; people whose cookies are blocked read what to do about it.
            if (!view.hasShown(form.nonce())) {
                return pages.form(visit, form, "confirm", view);
            }
            return ratings.putOnce(visit, form, view.id())
                    ? seeOther(request) : pages.answered(visit.language(), ratings.givenIn(visit, view.id()), 409);
        });
    }

    /** What answers somebody whose link is good and whose request can be rated. */
    private interface Answer {
        ApiResponse to(Visit visit, PageView view);
    }

    private ApiResponse visit(ApiRequest request, Answer answer) {
        var token = RatingToken.verify(request.path("token"), keys.get());
        if (token.isEmpty()) {
            return pages.message("damaged", 404, request.language());
        }
        if (!clock.instant().isBefore(token.get().expiresAt())) {
            return pages.message("expired", 410, request.language());
        }
        var history = ratings.read(token.get().requestId());
        if (history.isEmpty()) {
            return pages.message("expired", 410, request.language());
        }
        var view = PageView.of(request, token.get(), keys.get());
        var visit = new Visit(token.get(), history.get());
        return switch (visit.state()) {
            case OPEN -> answer.to(visit, view);
            case ANSWERED -> pages.answered(visit.language(), visit.wasAnsweredIn(view.id()), 200);
            case REOPENED -> pages.message("reopened", 410, visit.language());
            case OWN_WORK -> pages.message("own-work", 403, visit.language());
        };
    }

    /** The form's text; null where it is too long. */
    private static String text(ApiRequest request) {
        try {
            return request.text();
        } catch (Problem tooLong) {
            return null;
        }
    }

    /** Sends the browser back to the link, where reloading sends nothing twice. */
    private static ApiResponse seeOther(ApiRequest request) {
        return Pages.secured(ApiResponse.of(303, "text/html; charset=utf-8", "")
                .with("location", "/ratings/" + request.path("token")));
    }
}
