package org.resonanz.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;
import org.resonanz.aggregatescores.AggregateScoresHandler;
import org.resonanz.facts.DayShards;
import org.resonanz.facts.DayShards.Kind;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A benchmark of the night: over more and more facts, against merely paging through the same facts in one run; and
 * after more and more years.
 */
public final class NightBench {
    private static final int ROUNDS = 3;
    private static final YearsOfBatches NONE = new YearsOfBatches(0, 0);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T02:15:00Z"), ZoneOffset.UTC);
    private static final AtomicLong HEAP_AFTER_GC = new AtomicLong();

    private NightBench() {}

    public static void main(String[] arguments) throws Exception {
        watchHeap();
        measure(10_000, NONE, null);
        System.out.printf("%10s %12s %12s %8s %18s%n", "facts", "paging s", "night s", "ratio", "heap after GC MB");
        for (var facts : numbers("bench.facts", "10000,100000,1000000")) {
            measure(facts, NONE, System.out);
        }
        System.out.printf("%n400 teams, years of batches before the night%n");
        for (var years : numbers("bench.years", "0,1,3")) {
            System.out.printf("%d:", years);
            measure(10_000, new YearsOfBatches(years, 400), System.out);
        }
    }

    /** Returns the numbers of a property, such as {@code 10000,100000}. */
    private static List<Integer> numbers(String property, String fallback) {
        return Stream.of(System.getProperty(property, fallback).split(",")).filter(number -> !number.isEmpty())
                .map(Integer::valueOf).toList();
    }

    /**
     * Measures the best of some rounds, after one that fills the stand-in's pages.
     *
     * @param out null for a warm-up
     */
    private static void measure(int facts, YearsOfBatches batches, @Nullable PrintStream out) throws Exception {
        var standIn = standIn(facts, batches);
        try (var port = new Scanner(standIn.getInputStream(), StandardCharsets.UTF_8)) {
            var environment = environment("http://127.0.0.1:" + port.nextLine());
            var client = AwsClients.dynamoDb(new Environment(environment));
            page(client);
            var paging = Double.MAX_VALUE;
            var night = Double.MAX_VALUE;
            HEAP_AFTER_GC.set(0);
            for (var round = 0; round < ROUNDS; round++) {
                paging = Math.min(paging, seconds(() -> page(client)));
                night = Math.min(night, seconds(() -> night(environment)));
            }
            System.gc();
            if (out != null) {
                out.printf("%10d %12.3f %12.3f %8.2f %18.1f%n", facts, paging, night, night / paging,
                        HEAP_AFTER_GC.get() / 1e6);
            }
        } finally {
            standIn.destroyForcibly().waitFor();
        }
    }

    /** Reads every page of the day, the shards in parallel as the night does. */
    private static void page(DynamoDbClient client) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var shards = IntStream.range(0, DayShards.COUNT).mapToObj(shard -> executor.submit(() -> {
                for (var kind : List.of(Kind.COMPLETION, Kind.INVITATION, Kind.RATING)) {
                    client.queryPaginator(query -> query.tableName("Table").indexName("byDay")
                            .keyConditionExpression("dayShard = :shard").expressionAttributeValues(Items.values()
                                    .put(":shard", DayShards.of(kind, DayOfFacts.DAY, shard)).build()))
                            .items().forEach(item -> {});
                }
                return null;
            })).toList();
            for (var shard : shards) {
                shard.get();
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void night(Map<String, String> environment) {
        new AggregateScoresHandler(environment, CLOCK)
                .handleRequest(InputStream.nullInputStream(), OutputStream.nullOutputStream(), new QuarterOfAnHour());
    }

    private static double seconds(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static Process standIn(int facts, YearsOfBatches batches) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx3g",
                // Else each page waits 40 ms for an acknowledgement, and paging and night look alike.
                "-Dsun.net.httpserver.nodelay=true", "-classpath", System.getProperty("java.class.path"),
                StandIn.class.getName(), String.valueOf(facts),
                String.valueOf(batches.years()), String.valueOf(batches.teams()))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static Map<String, String> environment(String endpoint) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("STACK_NAME", "bench");
        environment.put("TABLE_NAME", "Table");
        // Nobody is on the voter list and no team has a lead, so the key is never asked for.
        environment.put("PSEUDONYM_KEY_SECRET", "none");
        environment.put("AWS_REGION", "eu-central-1");
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", endpoint);
        return environment;
    }

    /** Records the most heap left after a collection: what the night holds, without its garbage. */
    private static void watchHeap() {
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((notification, none) -> {
                var info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
                var used = info.getGcInfo().getMemoryUsageAfterGc().values().stream().mapToLong(pool -> pool.getUsed())
                        .sum();
                HEAP_AFTER_GC.accumulateAndGet(used, Math::max);
            }, null, null);
        }
    }
}
