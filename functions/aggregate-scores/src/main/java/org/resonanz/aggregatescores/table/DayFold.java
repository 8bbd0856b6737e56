package org.resonanz.aggregatescores.table;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.resonanz.aggregatescores.batches.DayRow;
import org.resonanz.aggregatescores.batches.Interface;
import org.resonanz.aggregatescores.batches.Voice;
import org.resonanz.aws.Items;
import org.resonanz.facts.DayShards;
import org.resonanz.settings.Settings;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Folds the facts of a day into its rows. Shards are read in parallel; in each, a person's facts come one after the
 * other, so one person at a time is held, and memory depends on the number of interfaces alone.
 */
public final class DayFold {
    private final Facts facts;
    private final LocalDate day;
    private final String end;
    private final int limit;

    /** The rows of a day, and how many facts made them. */
    public record Result(Collection<DayRow> rows, Map<String, Integer> counts) {
    }

    private DayFold(Tables tables, LocalDate day, Settings settings) {
        this.facts = new Facts(tables);
        this.day = day;
        this.end = Items.time(settings.endOf(day));
        // No threshold is larger; ten requesters stand together in a group of comments.
        this.limit = Math.max(2 * settings.k(), 10);
    }

    /** Reads and folds the facts of a day. The result is the same whatever order they come in. */
    public static Result fold(Tables tables, LocalDate day, Settings settings) {
        var fold = new DayFold(tables, day, settings);
        var rows = new TreeMap<Interface, DayRow>();
        var counts = new TreeMap<>(Map.of("completions", 0, "ratings", 0, "silences", 0));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var shards = IntStream.range(0, DayShards.COUNT)
                    .mapToObj(shard -> executor.submit(() -> fold.new Shard(shard).fold())).toList();
            for (var shard : shards) {
                shard.get().rows.forEach((source, row) -> fold.row(rows, source).add(row, fold.limit));
                shard.get().counts.forEach((name, count) -> counts.merge(name, count, Integer::sum));
            }
            return new Result(rows.values(), counts);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A shard of " + day + " could not be read.", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private DayRow row(Map<Interface, DayRow> rows, Interface source) {
        return rows.computeIfAbsent(source, none -> DayRow.empty(day, source));
    }

    /** One shard's facts. */
    private final class Shard {
        private final int number;
        private final Map<Interface, DayRow> rows = new TreeMap<>();
        private final Map<String, Integer> counts = new TreeMap<>();

        Shard(int number) {
            this.number = number;
        }

        Shard fold() {
            var completions = facts.read(DayShards.Kind.COMPLETION, day, number);
            completions.forEachRemaining(this::addCompletion);
            var silences = new Persons(facts.silences(day, number, end));
            var ratings = new Persons(facts.read(DayShards.Kind.RATING, day, number));
            while (silences.hasNext() || ratings.hasNext()) {
                var ref = Persons.first(silences, ratings);
                var silent = silences.take(ref);
                var speaking = addVoices(ref, ratings.take(ref), silent);
                addSilences(ref, silent, speaking);
            }
            return this;
        }

        private void addCompletion(Map<String, AttributeValue> fact) {
            row(rows, Facts.source(fact)).turnaround()
                    .add(Duration.between(Items.instant(fact, "createdAt"), Items.instant(fact, "completedAt")));
            counts.merge("completions", 1, Integer::sum);
        }

        /** Who speaks is not silent; a request in which they kept silent still tells that they count. */
        private Set<Interface> addVoices(String ref, List<Map<String, AttributeValue>> ratings,
                List<Map<String, AttributeValue>> silent) {
            var voices = new TreeMap<Interface, Voice>();
            ratings.forEach(fact -> voices.merge(Facts.source(fact), Facts.voice(fact), Voice::merge));
            silent.forEach(fact -> voices.computeIfPresent(Facts.source(fact),
                    (source, voice) -> voice.counting(Items.flag(fact, "counts"))));
            voices.forEach((source, voice) -> row(rows, source).speak(ref, voice, limit));
            ratings.stream().filter(fact -> Items.flag(fact, "commented"))
                    .forEach(fact -> row(rows, Facts.source(fact)).comment(Facts.rating(fact)));
            counts.merge("ratings", ratings.size(), Integer::sum);
            return voices.keySet();
        }

        private void addSilences(String ref, List<Map<String, AttributeValue>> silences, Set<Interface> speaking) {
            var sources = new TreeMap<Interface, Boolean>();
            silences.forEach(fact -> sources.merge(Facts.source(fact), Items.flag(fact, "counts"), Boolean::logicalOr));
            sources.forEach((source, silentCounts) -> {
                if (!speaking.contains(source)) {
                    row(rows, source).beSilent(ref, silentCounts, limit);
                }
            });
            counts.merge("silences", silences.size(), Integer::sum);
        }
    }
}
