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
import org.resonanz.results.OutcomeValueTable;
import org.resonanz.scores.PublishedScoreTable;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.ActionTable;
import org.resonanz.teams.TeamTable;

/** The handler of the quarterly schedule. It says what the quarter that ended tells of trainings, actions and outcomes. */
public final class AnalyseResultsHandler implements RequestStreamHandler {
    private final QuarterlyAnalyses analyses;

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
        this.analyses = new QuarterlyAnalyses(new SettingsTable(dynamoDb, table, clock),
                new TeamTable(dynamoDb, table, clock), new PublishedScoreTable(dynamoDb, table),
                new Declarations(DeclaredTable.trainings(dynamoDb, table), new ActionTable(dynamoDb, table),
                        DeclaredTable.hypotheses(dynamoDb, table), new OutcomeValueTable(dynamoDb, table)),
                new AnalysisTable(dynamoDb, table), clock);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        Invocation.run(context, analyses::run);
    }
}
