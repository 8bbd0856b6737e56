package org.resonanz.managesubscription;

import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.resonanz.aws.AwsClients;
import org.resonanz.aws.Environment;
import org.resonanz.http.ApiHandler;
import org.resonanz.http.ApiRequest;
import org.resonanz.http.ApiResponse;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.UnsubscribeToken;
import org.resonanz.pages.PageFrame;
import org.resonanz.people.MailStates;

/**
 * {@code /unsubscriptions/{token}}: a person gets off a list of mails and on it again. Mail programs do it by one POST
 * (RFC 8058), people by a page. Opening the link writes nothing, because mail scanners open all links.
 */
public final class ManageSubscriptionHandler extends ApiHandler {
    private final Clock clock;
    private final LinkKeys keys;
    private final MailStates states;

    public ManageSubscriptionHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public ManageSubscriptionHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        this.clock = clock;
        this.keys = new LinkKeys(AwsClients.secretsManager(environment), environment.required("LINK_KEYS_SECRET"), clock);
        this.states = new MailStates(AwsClients.dynamoDb(environment), environment.required("TABLE_NAME"));
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("GET /unsubscriptions/{token}", this::show, "HEAD /unsubscriptions/{token}", this::probe,
                "POST /unsubscriptions/{token}", this::change);
    }

    @Override
    protected void prime() {
        keys.get();
        states.isStopped("nobody");
    }

    private ApiResponse probe(ApiRequest request) {
        var page = show(request);
        return new ApiResponse(page.status(), page.headers(), page.cookies(), "");
    }

    private ApiResponse show(ApiRequest request) {
        return holder(request, token -> SubscriptionPages.form(200, request.language(), token.list(),
                states.refusal(token.ref(), token.list()).isPresent(), ""));
    }

    private ApiResponse change(ApiRequest request) {
        return holder(request, token -> switch (Wish.of(request.text())) {
            case UNSUBSCRIBE -> {
                states.unsubscribe(token.ref(), token.list(), clock.instant());
                yield PageFrame.seeOther(request.path("token"));
            }
            case SUBSCRIBE -> {
                states.subscribe(token.ref(), token.list());
                yield PageFrame.seeOther(request.path("token"));
            }
            case ONE_CLICK -> {
                states.unsubscribe(token.ref(), token.list(), clock.instant());
                yield SubscriptionPages.form(200, request.language(), token.list(), true, "");
            }
            case UNKNOWN -> SubscriptionPages.form(422, request.language(), token.list(),
                    states.refusal(token.ref(), token.list()).isPresent(), "unknown");
        });
    }

    /** Lets only those through who hold a good link; the table is asked last. */
    private ApiResponse holder(ApiRequest request, Function<UnsubscribeToken, ApiResponse> answer) {
        var token = UnsubscribeToken.verify(request.path("token"), keys.get());
        if (token.isEmpty()) {
            return SubscriptionPages.message("damaged", 404, request.language());
        }
        return clock.instant().isBefore(token.get().expiresAt()) ? answer.apply(token.get())
                : SubscriptionPages.message("expired", 410, request.language());
    }
}
