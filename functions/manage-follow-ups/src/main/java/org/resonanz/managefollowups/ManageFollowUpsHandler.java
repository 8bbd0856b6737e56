package org.resonanz.managefollowups;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.resonanz.api.ApiHandler;
import org.resonanz.followups.FollowUp;
import org.resonanz.followups.FollowUpId;
import org.resonanz.people.Caller;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.Problem;
import org.resonanz.platform.log.Invocation;

/** Handles {@code /follow-ups}, by which leads see and resolve the follow-ups of their own teams. */
public final class ManageFollowUpsHandler extends ApiHandler {
    private final FollowUpTable followUps;
    private final Clock clock;

    public ManageFollowUpsHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public ManageFollowUpsHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        this.clock = clock;
        this.followUps = new FollowUpTable(AwsClients.dynamoDb(environment), environment.required("TABLE_NAME"), clock);
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("GET /follow-ups", this::list, "POST /follow-ups/{id}/resolution", this::resolve);
    }

    @Override
    protected void prime() {
        followUps.of(List.of("nobody"));
    }

    private ApiResponse list(ApiRequest request) {
        return ApiResponse.json(200, Map.of("followUps", FollowUpJson.fitting(followUps.of(lead(request).leads()))));
    }

    private ApiResponse resolve(ApiRequest request) {
        var lead = lead(request);
        var id = FollowUpId.parse(request.path("id")).orElseThrow(Problem::notFound);
        Invocation.concerns(id.requestId());
        var body = Body.of(request);
        var note = body.requiredLines("note", FollowUp.LONGEST_NOTE);
        body.verify();
        var found = followUps.find(lead.leads(), id).orElseThrow(Problem::notFound);
        return switch (followUps.resolve(found, new FollowUp.Resolution(clock.instant(), lead.email(), note))) {
            case Resolved.Changed(var resolved) -> ApiResponse.json(200, FollowUpJson.of(resolved));
            case Resolved.Refused(var other) ->
                throw Problem.conflict("already-resolved", "followUp", FollowUpJson.of(other));
            case Resolved.Missing() -> throw Problem.notFound();
        };
    }

    private Caller lead(ApiRequest request) {
        var caller = caller(request);
        if (caller.leads().isEmpty()) {
            throw Problem.of(403, "leads-only");
        }
        return caller;
    }
}
