package org.resonanz.analyseresults;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.log.Invocation;
import org.resonanz.results.AnalysisTable;
import org.resonanz.results.DeclaredTable;
import org.resonanz.results.HypothesisTable;
import org.resonanz.results.OutcomeValueTable;
import org.resonanz.results.Quarter;
import org.resonanz.scores.PublishedScoreTable;
import org.resonanz.selfassessments.AskedMemberTable;
import org.resonanz.selfassessments.PublishedSelfAssessmentTable;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.ActionTable;
import org.resonanz.teams.TeamTable;

/**
 * The handler of the quarterly schedule. It says what the quarter that ended tells of trainings, actions and outcomes,
 * and publishes what teams believed of themselves in it.
 */
public final class AnalyseResultsHandler implements RequestStreamHandler {
    /** Days after a quarter by which its batches have closed, mostly. */
    private static final int SETTLED = 44;

    private final Clock clock;
    private final SettingsTable settings;
    private final QuarterlyAnalyses analyses;
    private final QuarterlySelfAssessments selfAssessments;

    /** Creates a handler with the environment and the clock of the Lambda function. */
    public AnalyseResultsHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    /**
     * Creates a handler.
     *
     * @param variables the environment variables
     * @param clock     decides which quarter ended last
     */
    public AnalyseResultsHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.clock = clock;
        this.settings = new SettingsTable(dynamoDb, table, clock);
        var teams = new TeamTable(dynamoDb, table, clock);
        var scores = new PublishedScoreTable(dynamoDb, table);
        this.analyses = new QuarterlyAnalyses(teams, scores,
                new Declarations(DeclaredTable.trainings(dynamoDb, table), new ActionTable(dynamoDb, table),
                        new HypothesisTable(dynamoDb, table), new OutcomeValueTable(dynamoDb, table)),
                new AnalysisTable(dynamoDb, table));
        this.selfAssessments = new QuarterlySelfAssessments(new AskedMemberTable(dynamoDb, table, clock),
                new PublishedSelfAssessmentTable(dynamoDb, table), teams, settings, scores);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        Invocation.run(context, this::run);
    }

    private void run() {
        // Whoever calls it earlier gets the quarter before: what closes late belongs to its quarter, too.
        var ended = Quarter.of(settings.read().dayOf(clock.instant()).minusDays(SETTLED)).plus(-1);
        var attempts = new Attempts();
        // First, because answers do not last.
        attempts.run(() -> selfAssessments.close(ended));
        attempts.run(() -> analyses.make(ended));
        attempts.verify();
    }
}
