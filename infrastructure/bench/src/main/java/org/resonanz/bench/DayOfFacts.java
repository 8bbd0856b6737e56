package org.resonanz.bench;

import java.time.LocalDate;
import org.resonanz.facts.DayShards;
import org.resonanz.facts.DayShards.Kind;

/**
 * Invented facts that enter with one day: of ten, four are completions, four invitations and two answers to them. Each
 * person has about three of each kind, at 40 interfaces, and has called the API; the first half of the people answer
 * all, the others nothing.
 *
 * @param count the number of facts
 */
record DayOfFacts(int count) {
    /** A Sunday, whose night closes batches. */
    static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final int PER_PAGE = 2500;
    private static final int INTERFACES = 40;

    private static int share(Kind kind) {
        return switch (kind) {
            case COMPLETION, INVITATION -> 4;
            case RATING -> 2;
            case QUARANTINE, ATTEMPT, HELPED -> 0;
        };
    }

    /**
     * Returns a page of a shard, in the shape of a Query response.
     *
     * @param start the index of the page's first fact
     */
    String page(String shard, int start) {
        var parts = shard.split("#");
        var kind = Kind.valueOf(parts[0]);
        var all = parts[1].equals(DAY.toString()) ? count / 10 * share(kind) / DayShards.COUNT : 0;
        var end = Math.min(start + PER_PAGE, all);
        var json = new StringBuilder(400 * (end - start) + 100).append("{\"Items\":[");
        for (var index = start; index < end; index++) {
            json.append(index == start ? "" : ",");
            fact(json, kind, Integer.parseInt(parts[2]), index);
        }
        json.append("],\"Count\":").append(end - start);
        return (end < all ? json.append(",\"LastEvaluatedKey\":{\"page\":{\"N\":\"").append(end).append("\"}}") : json)
                .append('}').toString();
    }

    private static void fact(StringBuilder json, Kind kind, int shard, int index) {
        var person = index / 3;
        var mixed = Math.floorMod(person * 31 + index * 17, 97);
        json.append(String.format(
                "{\"raterRef\":{\"S\":\"%01x%031x\"},\"PK\":{\"S\":\"REQUEST#%08x-0000-4000-8000-%012x\"},",
                shard, person, shard, index));
        json.append("\"SK\":{\"S\":\"").append(kind == Kind.COMPLETION ? "REQUEST" : kind + "#1").append("\"},");
        json.append("\"teamId\":{\"S\":\"hr\"},\"department\":{\"S\":\"d").append(mixed % INTERFACES)
                .append("\"},\"domain\":{\"S\":\"acme.example\"}");
        switch (kind) {
            case COMPLETION -> json.append(",\"createdAt\":{\"S\":\"2026-02-28T09:00:00.000Z\"},\"completedAt\":")
                    .append("{\"S\":\"2026-03-01T09:").append(10 + mixed % 50).append(":00.000Z\"}");
            case RATING -> json.append(",\"ratedAt\":{\"S\":\"2026-02-22T09:00:00.000Z\"},\"firstRatedAt\":")
                    .append("{\"S\":\"2026-02-22T09:00:00.000Z\"},\"rating\":{\"N\":\"").append(1 + mixed % 5)
                    .append("\"},\"offered\":{\"L\":[{\"S\":\"quick\"},{\"S\":\"competent\"},{\"S\":\"friendly\"},")
                    .append("{\"S\":\"clear\"},{\"S\":\"informed\"}]},\"reasons\":{\"L\":[{\"S\":\"quick\"}]},")
                    .append("\"lostTime\":{\"S\":\"ONE_HOUR\"},\"commented\":{\"BOOL\":false}");
            default -> json.append(",\"sentAt\":{\"S\":\"2026-02-21T09:00:00.000Z\"}");
        }
        json.append('}');
    }

    /**
     * Returns the item of the person of a pseudonym, who has called the API.
     *
     * @param key the partition key
     */
    static String person(String key) {
        return "{\"PK\":{\"S\":\"" + key + "\"},\"SK\":{\"S\":\"KNOWN\"},"
                + "\"calledAt\":{\"S\":\"2026-02-01T09:00:00.000Z\"},\"teams\":{\"L\":[{\"S\":\"sales\"}]}}";
    }

    /** Returns the tree: hr and others below company, known since this day. */
    String teams(YearsOfBatches others) {
        return "{\"Items\":[{\"SK\":{\"S\":\"#version\"},\"version\":{\"N\":\"2\"},\"since\":{\"S\":\"" + DAY
                + "T09:00:00.000Z\"}},"
                + "{\"SK\":{\"S\":\"company\"},\"name\":{\"S\":\"Company\"},\"locale\":{\"S\":\"de\"}},"
                + "{\"SK\":{\"S\":\"hr\"},\"name\":{\"S\":\"HR\"},\"parentId\":{\"S\":\"company\"},"
                + "\"locale\":{\"S\":\"de\"}}"
                + others.items() + "],\"Count\":" + (3 + others.teams()) + "}";
    }
}
