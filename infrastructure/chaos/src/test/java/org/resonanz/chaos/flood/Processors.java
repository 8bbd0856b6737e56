package org.resonanz.chaos.flood;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Measures the time of processors that this process and the server of the table need from now on. */
final class Processors {
    private final long own = own();
    private final Duration server = server();

    private static long own() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static Duration server() {
        return ProcessHandle.current().children().flatMap(child -> child.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Returns the seconds so far in words. */
    String remark() {
        return "seconds of processors: functions, their clients and the other person %.1f, DynamoDB's stand-in %.1f"
                .formatted((own() - own) / 1e9, server().minus(server).toMillis() / 1e3);
    }
}
