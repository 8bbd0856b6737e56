package org.resonanz.api;

import java.util.Map;
import java.util.UUID;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Problem;
import org.resonanz.platform.log.Invocation;
import org.resonanz.requests.Outcome;
import org.resonanz.requests.Refusal;
import org.resonanz.requests.Request;
import org.resonanz.settings.Settings;

/** Turns the outcomes of requests and of changes of them into responses. */
public final class RequestResponses {

    private RequestResponses() {}

    /**
     * Returns the id in a request's path, by which the log is correlated from then on.
     *
     * @throws Problem 404 where it is no id, and so names no request
     */
    public static UUID id(ApiRequest request) {
        var text = request.path("id");
        try {
            var id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                Invocation.concerns(id);
                return id;
            }
        } catch (IllegalArgumentException noId) {
            // The response is the one for an unknown id, below.
        }
        throw Problem.notFound();
    }

    /**
     * Returns the request as it stands after a change.
     *
     * @throws Problem 403, 404, 409 or 422 where it was not changed
     */
    public static ApiResponse of(Outcome outcome) {
        return ApiResponse.json(200, RequestJson.of(request(outcome)));
    }

    /**
     * Returns the request that an outcome is about, as it stands now.
     *
     * @throws Problem 403, 404, 409 or 422 where there is none or it was not changed
     */
    public static Request request(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Changed(var request) -> request;
            case Outcome.Unchanged(var request) -> request;
            case Outcome.Missing() -> throw Problem.notFound();
            case Outcome.UnknownTeam(var teamId) -> throw Problem.of(422, "unknown-team", teamId);
            case Outcome.TooSoon(var possibleFrom) -> throw Problem.conflict("helped-lately", "possible",
                    Map.of("from", possibleFrom.toString()), possibleFrom);
            case Outcome.Refused(var request, var why) -> throw problem(request, why);
        };
    }

    private static Problem problem(Request request, Refusal why) {
        return switch (why) {
            case REQUESTER_ONLY -> Problem.of(403, "requester-only");
            case MEMBERS_ONLY -> Problem.of(403, "members-only", request.teamId());
            case NOT_OPEN -> conflict("not-open", request);
            case NOT_COMPLETED -> conflict("not-completed", request);
            case STALE_COMPLETION -> conflict("stale-completion", request);
            case HELPED -> conflict("helped", request);
            case OWN_WORK -> Problem.of(403, "own-work", request.teamId());
            case KEY_REUSED -> Problem.of(422, "key-reused");
            case TOO_LATE -> conflict("too-late", request, Settings.REOPENING.toDays());
        };
    }

    private static Problem conflict(String key, Request request, Object... arguments) {
        return Problem.conflict(key, "request", RequestJson.of(request), arguments);
    }
}
