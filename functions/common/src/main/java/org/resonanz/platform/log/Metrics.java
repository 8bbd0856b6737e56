package org.resonanz.platform.log;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.dryrun.DryRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs metrics in CloudWatch's embedded metric format: CloudWatch reads them from lines of the log, in the namespace
 * {@code Resonanz} with the stack as the only dimension, so no call is made. A line tells what happened once, and comes
 * again if what happened is done again.
 *
 * @see <a href=
 *      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *      Specification</a>
 */
public final class Metrics {
    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
    private static final String NAMESPACE = "Resonanz";
    private static final String DIMENSION = "Stack";

    private final String stack;

    public Metrics(Environment environment) {
        this.stack = environment.required("STACK_NAME");
    }

    /** Logs values of different metrics, of now. */
    public void log(Metric... metrics) {
        var names = Arrays.stream(metrics).map(metric -> Map.of("Name", metric.name(), "Unit", metric.unit())).toList();
        // Of a dry run's lines, CloudWatch reads no metric.
        var line = LOG.atInfo()
                .addKeyValue(DryRun.isPlaying() ? "dryRun" : "_aws",
                        Map.of("Timestamp", System.currentTimeMillis(), "CloudWatchMetrics",
                                List.of(Map.of("Namespace", NAMESPACE, "Dimensions", List.of(List.of(DIMENSION)),
                                        "Metrics", names))))
                .addKeyValue(DIMENSION, stack);
        for (var metric : metrics) {
            line = line.addKeyValue(metric.name(), metric.value());
        }
        line.log("Metrics");
    }
}
