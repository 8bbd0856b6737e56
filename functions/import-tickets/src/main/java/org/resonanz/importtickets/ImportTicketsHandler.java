package org.resonanz.importtickets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.resonanz.api.ApiHandler;
import org.resonanz.imports.SourceMap;
import org.resonanz.imports.SourceMapTable;
import org.resonanz.imports.StoredMap;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Cached;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.Problem;
import org.resonanz.platform.log.Invocation;
import org.resonanz.platform.log.Metrics;
import org.resonanz.ratings.ReopeningTable;
import org.resonanz.requests.RequestTable;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles {@code POST /imports/{source}}, by which ticket tools send their tickets, and the doors by which admins see
 * and change how groups and accounts belong to teams and people.
 */
public final class ImportTicketsHandler extends ApiHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ImportTicketsHandler.class);
    /** The most bytes of an event. Tools send whole tickets, of which little is kept. */
    private static final int MOST_BYTES_OF_EVENT = 256 * 1024;
    /** The most bytes of a body: those of a map, which an admin sends. */
    private static final int MOST_BYTES = 2 * 1024 * 1024;
    /** The most tickets that wait in one response. */
    private static final int PAGE = 50;

    private final Cached<Sources> sources;
    private final SourceMapTable maps;
    private final KnownTicketTable tickets;
    private final TeamTable teams;
    private final Imports imports;
    private final WaitingTickets waiting;
    private final Clock clock;

    public ImportTicketsHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public ImportTicketsHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var secrets = AwsClients.secretsManager(environment);
        var table = environment.required("TABLE_NAME");
        var secret = environment.required("IMPORT_KEYS_SECRET");
        var pseudonyms = new Pseudonyms(secrets, environment.required("PSEUDONYM_KEY_SECRET"), clock);
        var settings = new SettingsTable(dynamoDb, table, clock);
        this.clock = clock;
        this.sources = Cached.of(Duration.ofMinutes(10), clock,
                () -> Sources.parse(secrets.getSecretValue(get -> get.secretId(secret)).secretString()));
        this.maps = new SourceMapTable(dynamoDb, table);
        this.tickets = new KnownTicketTable(dynamoDb, table, clock);
        this.teams = new TeamTable(dynamoDb, table, clock);
        this.imports = new Imports(tickets, new TicketRequests(new RequestTable(dynamoDb, table),
                new ReopeningTable(dynamoDb, table, clock), new KnownPersonTable(dynamoDb, table), teams, settings,
                pseudonyms, new Metrics(environment), clock), teams, settings, pseudonyms, clock);
        this.waiting = new WaitingTickets(tickets, imports, clock);
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("POST /imports/{source}", this::receive,
                "GET /imports", knowing(Set.of("source", "cursor"), this::list), "PUT /imports/{source}", this::put);
    }

    @Override
    protected int mostBodyBytes() {
        return MOST_BYTES;
    }

    @Override
    protected void prime() {
        sources.get();
        teams.get();
    }

    /** Takes in an event. Before its signature is checked, nothing but the secret is read. */
    private ApiResponse receive(ApiRequest request) {
        if (request.body().bytes() > MOST_BYTES_OF_EVENT) {
            throw Problem.of(413, "body-too-large", MOST_BYTES_OF_EVENT / 1024);
        }
        var text = request.signedText();
        var source = sources.get().find(request.path("source"));
        if (!Signatures.isValid(source, request.headers(), text)) {
            throw Problem.of(401, "not-signed");
        }
        var ticket = ticket(source.orElseThrow(), request, text);
        ticket.ifPresent(event -> Invocation.concerns(event.requestId()));
        var outcome = ticket.map(event -> imports.receive(event, person -> map(event.source(), person)).name())
                .orElse("IGNORED");
        LOG.atInfo().addKeyValue("source", source.orElseThrow().name()).addKeyValue("outcome", outcome)
                .log("Took in a ticket");
        return ApiResponse.json(200, Map.of("outcome", outcome.toLowerCase(Locale.ROOT)));
    }

    /** Returns as much of a tool's map as tells who a person is. */
    private SourceMap map(String source, Ticket.Person person) {
        return maps.read(source, person.address() == null ? person.account() : null);
    }

    private Optional<Ticket> ticket(Source source, ApiRequest request, String text) {
        return switch (source.kind()) {
            case JIRA -> JiraJson.read(source.name(), members(text));
            case ZAMMAD -> ZammadJson.read(source.name(), members(text));
            case CANONICAL -> canonical(source, text, null);
            case KEYED -> canonical(source, text, clock.instant());
            case GLPI -> canonical(source, text, signedAt(request, "x-glpi-timestamp"));
            case ZENDESK -> canonical(source, text, signedAt(request, "x-zendesk-webhook-signature-timestamp"));
        };
    }

    private static Members members(String text) {
        return Members.parse(text).orElseThrow(() -> Problem.of(400, "not-an-object"));
    }

    private static Optional<Ticket> canonical(Source source, String text, @Nullable Instant sentAt) {
        return Optional.of(CanonicalJson.read(source.name(), Body.parse(text), sentAt));
    }

    /** Returns the time that a tool has signed together with the body, which may be old where it sent it again. */
    private Instant signedAt(ApiRequest request, String header) {
        return request.header(header).flatMap(Times::parse).orElseGet(clock::instant);
    }

    private ApiResponse list(ApiRequest request) {
        admin(request);
        var named = request.queryParameter("source");
        var cursor = request.queryParameter("cursor").map(WaitingCursor::parse).orElse(null);
        if (cursor != null && named.isEmpty()) {
            throw Problem.of(400, "faulty-query", "cursor");
        }
        var wanted = sources.get().all().stream().filter(source -> named.isEmpty()
                || named.get().equals(source.name())).toList();
        var stored = maps.readStored();
        return ApiResponse.json(200, Map.of("sources", wanted.stream().map(source -> {
            var page = tickets.waiting(source.name(), cursor, PAGE);
            return SourceMapJson.of(source, stored.getOrDefault(source.name(), StoredMap.NONE),
                    page.tickets(), page.next());
        }).toList()));
    }

    private ApiResponse put(ApiRequest request) {
        admin(request);
        var source = sources.get().find(request.path("source")).orElseThrow(Problem::notFound);
        var body = Body.of(request);
        var read = body.line("version", Ticket.LONGEST);
        var map = SourceMapJson.read(body);
        var tree = teams.read();
        map.teamIds().filter(teamId -> tree.find(teamId).isEmpty()).findFirst()
                .ifPresent(unknown -> {
                    throw Problem.of(422, "unknown-team", unknown);
                });
        var stored = maps.replace(source.name(), map, read)
                .orElseThrow(() -> Problem.of(409, "map-changed", source.name()));
        var progress = waiting.takeUp(source.name(), map);
        var page = tickets.waiting(source.name(), null, PAGE);
        var json = SourceMapJson.of(source, stored, page.tickets(), page.next());
        json.put("imported", progress.imported());
        json.put("finished", progress.finished());
        return ApiResponse.json(200, json);
    }
}
