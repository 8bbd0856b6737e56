package org.resonanz.managesubscription;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.resonanz.api.ApiHandler;
import org.resonanz.gate.BrowserSession;
import org.resonanz.gate.Decoys;
import org.resonanz.gate.FormFields;
import org.resonanz.links.IntranetLinks;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.UnsubscribeToken;
import org.resonanz.people.MailStateTable;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.settings.SettingsTable;

/**
 * Handles {@code /unsubscriptions/{token}}, by which a person gets off a list of mails and on it again. Mail programs
 * do so by one POST (RFC 8058), people by a page. Opening the link writes nothing, because mail scanners open all
 * links. As they press buttons, too, the page's button works only from the page view that showed it.
 */
public final class ManageSubscriptionHandler extends ApiHandler {
    private final Clock clock;
    private final LinkKeys keys;
    private final SettingsTable settings;
    private final MailStateTable states;
    private final SubscriptionPages pages;
    private final SubscriptionSubmission submission;

    public ManageSubscriptionHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public ManageSubscriptionHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        this.clock = clock;
        this.keys = new LinkKeys(AwsClients.secretsManager(environment), environment.required("LINK_KEYS_SECRET"),
                clock);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.settings = new SettingsTable(dynamoDb, table, clock);
        this.states = new MailStateTable(dynamoDb, table);
        this.pages = new SubscriptionPages(settings, states, new IntranetLinks(environment.required("PAGE_ORIGIN")));
        this.submission = new SubscriptionSubmission(settings, states, pages);
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("GET /unsubscriptions/{token}", linked(this::show),
                "HEAD /unsubscriptions/{token}", linked(this::probe),
                "POST /unsubscriptions/{token}", linked(this::change));
    }

    @Override
    protected void prime() {
        keys.get();
        settings.get();
        states.isStopped("nobody");
    }

    private ApiResponse probe(ApiRequest request) {
        var page = show(request);
        return new ApiResponse(page.status(), page.headers(), page.cookies(), "");
    }

    private ApiResponse show(ApiRequest request) {
        return visit(request, visit -> pages.show(200, opened(request, visit), ""));
    }

    /** Returns the visit with a session to which this opening is added. A browser's prefetch does not count. */
    private static SubscriptionVisit opened(ApiRequest request, SubscriptionVisit visit) {
        var decoyed = request.queryParameter(Decoys.PARAMETER).isPresent();
        return request.isPrefetch() ? visit : visit.withOpening(decoyed);
    }

    private ApiResponse change(ApiRequest request) {
        return visit(request, visit -> OneClick.is(request.text())
                ? oneClick(visit)
                : submission.submit(visit, FormFields.parse(request.text())));
    }

    /** Handles the POST of a mail program, without a redirection (RFC 8058, section 3.1). */
    private ApiResponse oneClick(SubscriptionVisit visit) {
        var list = visit.token().list();
        states.unsubscribe(visit.token().ref(), list, visit.now());
        return pages.message("off." + list.name(), 200, visit.language());
    }

    /** Returns the page of a visit with a valid link; refuses all others. The table is read last. */
    private ApiResponse visit(ApiRequest request, Function<SubscriptionVisit, ApiResponse> page) {
        var ring = keys.get();
        var now = clock.instant();
        var token = UnsubscribeToken.verify(request.path("token"), ring);
        if (token.isEmpty()) {
            return pages.refusal("damaged", 404, request.language());
        }
        return now.isBefore(token.get().expiresAt())
                ? page.apply(visit(request, token.get(), ring, now))
                : pages.refusal("expired", 410, request.language());
    }

    private static SubscriptionVisit visit(ApiRequest request, UnsubscribeToken token, LinkKeys.Ring ring,
            Instant now) {
        var link = request.path("token");
        var session = BrowserSession.of(request.cookies(), SubscriptionVisit.LINK_KIND, SubscriptionVisit.name(link),
                ring, request.isSecure());
        return new SubscriptionVisit(link, token, session, request.language(), now);
    }
}
