package org.resonanz.aggregatescores;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;
import org.resonanz.aggregatescores.table.Table;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Priming;
import org.resonanz.platform.aws.TimeLeft;
import org.resonanz.platform.log.Invocation;
import org.resonanz.platform.log.Metrics;

/** The handler of the nightly schedule. It turns the facts of a day into batches and batches into scores. */
public final class AggregateScoresHandler implements RequestStreamHandler, Resource {
    private final Nights nights;

    /** Creates a handler with the environment and the clock of the Lambda function. */
    public AggregateScoresHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    /**
     * Creates a handler.
     *
     * @param variables the environment variables
     * @param clock     decides which nights are due
     */
    public AggregateScoresHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        var pseudonyms = new Pseudonyms(AwsClients.secretsManager(environment),
                environment.required("PSEUDONYM_KEY_SECRET"), clock);
        this.nights = new Nights(Table.of(environment), pseudonyms, new Metrics(environment), clock);
        Core.getGlobalContext().register(this);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        Invocation.run(context, () -> nights.catchUp(TimeLeft.of(context)));
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        Priming.attempt(nights::prime);
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        // Nothing is kept.
    }
}
