package org.resonanz.assessteam;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.resonanz.api.ApiHandler;
import org.resonanz.people.Caller;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.CsvTable;
import org.resonanz.platform.http.Problem;
import org.resonanz.platform.mail.Address;
import org.resonanz.results.Quarter;
import org.resonanz.scores.ScoreVisibility;
import org.resonanz.selfassessments.AskedMember;
import org.resonanz.selfassessments.AskedMemberTable;
import org.resonanz.selfassessments.PublishedSelfAssessmentTable;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;

/**
 * Handles the self-assessments of teams. Whoever works in a team by their token says each quarter, as often as they
 * like, what share of its customers they believe to be satisfied. Nobody but themselves ever sees whether and what they
 * answered; {@code GET /self-assessments} shows what was published of ended quarters, to those who see the team's
 * scores.
 */
public final class AssessTeamHandler extends ApiHandler {
    private static final CsvTable PUBLISHED = new CsvTable("self-assessments", List.of("teamId", "quarter",
            "members.share", "members.low", "members.high", "customers.share", "customers.low", "customers.high",
            "leftOut"));
    /** The number of ended quarters that are shown. */
    private static final int SHOWN = 8;

    private final Clock clock;
    private final TeamTable teams;
    private final SettingsTable settings;
    private final Pseudonyms pseudonyms;
    private final AskedMemberTable members;
    private final PublishedSelfAssessmentTable published;

    public AssessTeamHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public AssessTeamHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var name = environment.required("TABLE_NAME");
        this.clock = clock;
        this.teams = new TeamTable(dynamoDb, name, clock);
        this.settings = new SettingsTable(dynamoDb, name, clock);
        this.pseudonyms = new Pseudonyms(AwsClients.secretsManager(environment),
                environment.required("PSEUDONYM_KEY_SECRET"), clock);
        this.members = new AskedMemberTable(dynamoDb, name, clock);
        this.published = new PublishedSelfAssessmentTable(dynamoDb, name);
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("GET /self-assessments", this::published,
                "POST /teams/{id}/self-assessment/views", this::ask,
                "PUT /teams/{id}/self-assessment", this::answer);
    }

    @Override
    protected void prime() {
        teams.get();
        settings.get();
        pseudonyms.of("nobody");
        published.read(quarter(), quarter());
    }

    private ApiResponse published(ApiRequest request) {
        var visible = ScoreVisibility.of(caller(request), teams.get());
        var quarter = quarter();
        var rows = published.read(quarter.plus(-SHOWN), quarter.plus(-1)).stream()
                .filter(one -> visible.includesTeam(one.teamId())).map(SelfAssessmentJson::of).toList();
        var json = new LinkedHashMap<String, Object>();
        json.put("selfAssessments", rows);
        return PUBLISHED.respond(request, json, rows);
    }

    /** Notes that the question is shown to the caller, and responds with what they have answered. */
    private ApiResponse ask(ApiRequest request) {
        var caller = caller(request);
        var team = ownTeam(request, caller);
        var quarter = quarter();
        return own(team, quarter, members.ask(team.id(), quarter, pseudonyms.of(caller.email()), settings.get().k()));
    }

    private ApiResponse answer(ApiRequest request) {
        var caller = caller(request);
        var team = ownTeam(request, caller);
        var percent = SelfAssessmentJson.percent(Body.of(request));
        var quarter = quarter();
        return own(team, quarter, members.answer(team.id(), quarter, pseudonyms.of(caller.email()), percent,
                settings.get().k()));
    }

    private ApiResponse own(Team team, Quarter quarter, AskedMember own) {
        return ApiResponse.json(200, SelfAssessmentJson.own(team.id(), quarter, own));
    }

    /**
     * Returns the team of a request if the caller is one of the people who work in it. Neither a ticket tool is one nor
     * a team's mailbox, behind which several may be.
     */
    private Team ownTeam(ApiRequest request, Caller caller) {
        var tree = teams.knowing(request.path("id"));
        var team = tree.find(request.path("id")).orElseThrow(Problem::notFound);
        var address = new Address(caller.email());
        var isMailbox = tree.teams().stream().map(Team::mailbox).filter(Objects::nonNull).map(Address::new)
                .anyMatch(address::arrivesAt);
        if (!caller.worksIn(team.id()) || caller.integration() || isMailbox) {
            throw Problem.of(403, "members-only", team.name());
        }
        return team;
    }

    /** Returns the quarter of today, by the organisation's calendar. */
    private Quarter quarter() {
        return Quarter.of(settings.get().dayOf(clock.instant()));
    }
}
