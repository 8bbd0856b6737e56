package org.resonanz.manageresults;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.resonanz.api.ApiHandler;
import org.resonanz.people.Caller;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.Problem;
import org.resonanz.platform.http.StateVersion;
import org.resonanz.platform.texts.Texts;
import org.resonanz.results.AnalysisTable;
import org.resonanz.results.DeclaredTable;
import org.resonanz.results.Hypothesis;
import org.resonanz.results.Hypothesis.Service;
import org.resonanz.results.HypothesisTable;
import org.resonanz.results.Outcome;
import org.resonanz.results.Outcome.Units;
import org.resonanz.results.OutcomeValueTable;
import org.resonanz.results.Quarter;
import org.resonanz.results.Training;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;
import org.resonanz.teams.TeamTree;

/**
 * Handles {@code /trainings}, {@code /outcomes}, {@code /hypotheses} and {@code /effects}: what admins declare and upload
 * before anybody looks, and what the last analysis says of it.
 */
public final class ManageResultsHandler extends ApiHandler {
    /** The most bytes of a body: those of a table of values. */
    private static final int MOST_BYTES = 256 * 1024;

    private final DeclaredTable<Training> trainings;
    private final DeclaredTable<Outcome> outcomes;
    private final HypothesisTable hypotheses;
    private final OutcomeValueTable values;
    private final DrawTable draws;
    private final AnalysisTable analyses;
    private final TeamTable teams;
    private final SettingsTable settings;
    private final Clock clock;

    public ManageResultsHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public ManageResultsHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.trainings = DeclaredTable.trainings(dynamoDb, table);
        this.outcomes = DeclaredTable.outcomes(dynamoDb, table);
        this.hypotheses = new HypothesisTable(dynamoDb, table);
        this.values = new OutcomeValueTable(dynamoDb, table);
        this.draws = new DrawTable(dynamoDb, table);
        this.analyses = new AnalysisTable(dynamoDb, table);
        this.teams = new TeamTable(dynamoDb, table, clock);
        this.settings = new SettingsTable(dynamoDb, table, clock);
        this.clock = clock;
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("GET /trainings", this::readTrainings, "PUT /trainings/{id}", this::putTraining,
                "POST /trainings/draws", this::draw,
                "GET /outcomes", this::readOutcomes, "PUT /outcomes/{id}", this::putOutcome,
                "PUT /outcomes/{id}/values", this::putValues,
                "GET /hypotheses", this::readHypotheses, "PUT /hypotheses/{id}", this::putHypothesis,
                "GET /effects", this::effects);
    }

    @Override
    protected int mostBodyBytes() {
        return MOST_BYTES;
    }

    @Override
    protected void prime() {
        teams.get();
        settings.get();
        analyses.read();
    }

    private ApiResponse readTrainings(ApiRequest request) {
        lead(request);
        return ApiResponse.json(200, Map.of("trainings",
                trainings.read().stream().map(training -> TrainingJson.of(training, today())).toList()));
    }

    private ApiResponse putTraining(ApiRequest request) {
        admin(request);
        var body = Body.of(request);
        var read = body.line("version", StateVersion.LONGEST);
        var withdrawn = body.flag("withdrawn");
        var today = today();
        var declared = TrainingJson.read(id(request), body, today);
        var drawn = declared.withLot(draws.lot(declared));
        var judged = body.hasAny("judgedIn");
        var stored = trainings.change(drawn.id(), before -> {
            // Who does not name the quarter of the verdict does not change it.
            var said = judged
                    ? drawn
                    : before.filter(known -> known.cohorts().equals(drawn.cohorts()))
                            .map(known -> drawn.withJudgedIn(known.judgedIn())).orElse(drawn);
            requireKnown(before.filter(known -> !known.says(said)), read, TrainingJson::version, "training-changed",
                    said.name());
            var next = next(before, said, withdrawn, today);
            if (!withdrawn && before.filter(next::equals).isEmpty()) {
                requireLeaves(said.begins().keySet());
                requireFirst(said);
            }
            return next;
        });
        return ApiResponse.json(200, TrainingJson.of(stored, today));
    }

    /** Refuses a second training of the same teams from the same quarter on: it would have another verdict. */
    private void requireFirst(Training said) {
        for (var other : trainings.read()) {
            if (!other.id().equals(said.id()) && !other.wasCalledOff()
                    && !Collections.disjoint(other.begins().entrySet(), said.begins().entrySet())) {
                throw Problem.of(409, "training-declared", other.name());
            }
        }
    }

    /** Returns what becomes of a training: what has begun, or was withdrawn, stands as it was declared. */
    private static Training next(Optional<Training> before, Training said, boolean withdrawn, LocalDate today) {
        if (before.isEmpty() && !withdrawn) {
            return said;
        }
        var stored = before.orElseThrow(Problem::notFound);
        if (stored.says(said) && (withdrawn || stored.withdrawnOn() == null)) {
            return withdrawn && stored.withdrawnOn() == null ? stored.withWithdrawal(today) : stored;
        }
        if (withdrawn || stored.withdrawnOn() != null || stored.hasBegun(today)) {
            throw Problem.of(409, "training-stands", stored.name());
        }
        return said;
    }

    private ApiResponse draw(ApiRequest request) {
        admin(request);
        var question = TrainingJson.question(Body.of(request));
        requireLeaves(Set.copyOf(question.teams()));
        var drawn = draws.first(TrainingJson.name(question), question.answer(new SecureRandom(), today()));
        return ApiResponse.json(200, TrainingJson.of(drawn,
                Texts.of("org.resonanz.manageresults.effects", request.shownLanguage()).get("draw.why")));
    }

    private ApiResponse readOutcomes(ApiRequest request) {
        admin(request);
        return ApiResponse.json(200, Map.of("outcomes", outcomes.read().stream()
                .map(outcome -> OutcomeJson.of(outcome, values.read(outcome.id()))).toList()));
    }

    private ApiResponse putOutcome(ApiRequest request) {
        admin(request);
        var body = Body.of(request);
        var read = body.line("version", StateVersion.LONGEST);
        var outcome = OutcomeJson.read(id(request), body);
        var stored = outcomes.change(outcome.id(), before -> {
            var other = before.filter(known -> !known.says(outcome));
            requireKnown(other, read, OutcomeJson::version, "outcome-changed", outcome.name());
            if (other.filter(known -> known.isLinked()
                    || (!known.measuresTheSameAs(outcome) && !values.read(known.id()).isEmpty())).isPresent()) {
                throw Problem.of(409, "outcome-stands", outcome.name());
            }
            return before.filter(known -> known.says(outcome)).orElse(outcome);
        });
        return ApiResponse.json(200, OutcomeJson.of(stored, values.read(outcome.id())));
    }

    private ApiResponse putValues(ApiRequest request) {
        admin(request);
        var outcome = outcomes.find(id(request)).orElseThrow(Problem::notFound);
        var units = units(outcome);
        var csv = OutcomeCsv.read(request.text(), units::contains, YearMonth.from(today()));
        if (!csv.faults().isEmpty()) {
            throw OutcomeJson.refusal(csv.faults());
        }
        requireSeparate(csv.values().keySet(), values.read(outcome.id()).keySet());
        return ApiResponse.json(200, OutcomeJson.of(values.add(outcome.id(), csv.values(), today())));
    }

    /** Refuses new units that stand above or below another one: the same people would count twice. */
    private void requireSeparate(Set<String> uploaded, Set<String> stored) {
        var tree = teams.get();
        var all = new TreeSet<>(stored);
        all.addAll(uploaded);
        for (var unit : all) {
            tree.ancestors(unit).stream().filter(all::contains)
                    .filter(above -> !stored.contains(unit) || !stored.contains(above)).findFirst().ifPresent(above -> {
                        throw Problem.of(422, "nested-units", unit, above);
                    });
        }
    }

    /** Returns the ids of the teams, or of the departments, that an outcome may have values of. */
    private Set<String> units(Outcome outcome) {
        var tree = teams.read();
        var depth = settings.get().interfaceDepth();
        return tree.byId().keySet().stream()
                .filter(id -> outcome.units() == Units.TEAMS || isDepartment(id, tree, depth))
                .collect(Collectors.toSet());
    }

    private static boolean isDepartment(String id, TeamTree tree, int depth) {
        return tree.ancestors(id).size() == depth;
    }

    private ApiResponse readHypotheses(ApiRequest request) {
        admin(request);
        var all = hypotheses.read();
        return ApiResponse.json(200, Map.of("hypotheses", all.stream().map(HypothesisJson::of).toList(),
                "lookedAfter", all.size()));
    }

    private ApiResponse putHypothesis(ApiRequest request) {
        admin(request);
        var body = Body.of(request);
        var withdrawn = body.flag("withdrawn");
        var today = today();
        var read = HypothesisJson.read(id(request), body, today);
        var judged = body.hasAny("judgedIn");
        var stored = hypotheses.change(read.id(), read.outcomeId(), (before, outcome) -> next(before,
                judged ? read : before.map(known -> read.withJudgedIn(known.judgedIn())).orElse(read), outcome,
                withdrawn, today)).orElseThrow(() -> Problem.of(422, "unknown-outcome", read.outcomeId()));
        return ApiResponse.json(200, HypothesisJson.of(stored));
    }

    /** Returns what becomes of a hypothesis: it is declared once, and may be withdrawn. */
    private Hypothesis next(Optional<Hypothesis> before, Hypothesis said, Outcome outcome, boolean withdrawn,
            LocalDate today) {
        if (said.service() == Service.RECEIVED && outcome.units() == Units.TEAMS) {
            throw Problem.of(422, "received-by-teams", outcome.name());
        }
        if (before.isEmpty() && !withdrawn) {
            if (outcome.links().containsKey(said.service())) {
                throw Problem.of(409, "link-declared", outcome.links().get(said.service()));
            }
            requireAhead(said.judgedIn(), Quarter.of(today));
            return said.withAfterData(!values.read(said.outcomeId()).isEmpty());
        }
        var stored = before.orElseThrow(Problem::notFound);
        if (!stored.says(said) || (!withdrawn && stored.withdrawnOn() != null)) {
            throw Problem.of(409, "hypothesis-stands", stored.id());
        }
        return withdrawn && stored.withdrawnOn() == null ? stored.withWithdrawal(today) : stored;
    }

    /** Refuses a verdict in a quarter that is over, or too far away. */
    private static void requireAhead(Quarter judgedIn, Quarter current) {
        var last = current.plus(TrainingJson.LONGEST_WAIT);
        if (judgedIn.compareTo(current) < 0 || judgedIn.compareTo(last) > 0) {
            throw Problem.faulty(400, "faulty-body",
                    List.of(Problem.Fault.of("/judgedIn", "judged-in", current.toString(), last.toString())));
        }
    }

    private ApiResponse effects(ApiRequest request) {
        var caller = lead(request);
        var effects = new EffectsJson(analyses.read(),
                new EffectsTexts(Texts.of("org.resonanz.manageresults.effects", request.shownLanguage())), today());
        return effects.respond(request, trainings.read(), caller.admin()
                ? new EffectsJson.Links(hypotheses.read(), outcomes.read().stream()
                        .collect(Collectors.toMap(Outcome::id, outcome -> outcome)))
                : null);
    }

    /** Returns the caller of a request that admins and leads may make. */
    private Caller lead(ApiRequest request) {
        var caller = caller(request);
        if (!caller.admin() && caller.leads().isEmpty()) {
            throw Problem.of(403, "leads-only");
        }
        return caller;
    }

    private LocalDate today() {
        return settings.get().dayOf(clock.instant());
    }

    /** Refuses teams that do not exist, or have teams below them: figures are compared team by team. */
    private void requireLeaves(Set<String> ids) {
        var tree = teams.read();
        for (var id : ids.stream().sorted().toList()) {
            if (tree.find(id).isEmpty()) {
                throw Problem.of(422, "unknown-team", id);
            }
            if (tree.teams().stream().anyMatch(team -> id.equals(team.parentId()))) {
                throw Problem.of(422, "team-with-teams", id);
            }
        }
    }

    /** Refuses to replace a state that the caller does not know. */
    private static <T> void requireKnown(Optional<T> replaced, @Nullable String read,
            Function<T, String> version, String problem, String name) {
        if (read != null && replaced.filter(stored -> !version.apply(stored).equals(read)).isPresent()) {
            throw Problem.of(409, problem, name);
        }
    }

    private static String id(ApiRequest request) {
        var id = request.path("id");
        if (!Team.ID.matcher(id).matches()) {
            throw Problem.faulty(400, "faulty-body", List.of(Problem.Fault.of("/id", "id")));
        }
        return id;
    }
}
