package org.resonanz.bench;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Invented batches of the years before the day of facts: in each week, one at an interface of every team and one of the
 * team itself, and in each fourth a group of reasons of every team. Keys and attributes are spelled here again, because a stand-in writes DynamoDB's JSON, not items.
 *
 * @param years how many years
 * @param teams how many teams besides hr
 */
record YearsOfBatches(int years, int teams) {
    private static final int PER_PAGE = 500;
    private static final String SCORE = IntStream.range(0, 40).mapToObj(index -> "\\\"member" + index + "\\\":0.1234")
            .collect(Collectors.joining(","));

    private int weeks() {
        return (int) ChronoUnit.WEEKS.between(DayOfFacts.DAY.minusYears(years), DayOfFacts.DAY);
    }

    /** Returns the teams besides hr as items. */
    String items() {
        return IntStream.range(0, teams)
                .mapToObj(team -> ",{\"SK\":{\"S\":\"team-" + team + "\"},\"name\":{\"S\":\"Team " + team
                        + "\"},\"parentId\":{\"S\":\"company\"},\"locale\":{\"S\":\"de\"}}")
                .collect(Collectors.joining());
    }

    /**
     * Returns a page of a team's batches, in the shape of a Query response.
     *
     * @param partition the partition key, {@code TEAM#id}
     * @param first     the sort key from which on batches are returned
     * @param start     the index of the page's first batch
     */
    String page(String partition, String first, int start) {
        var teamId = partition.substring("TEAM#".length());
        var all = teamId.startsWith("team-") ? 2 * weeks() : 0;
        var end = Math.min(start + PER_PAGE, all);
        var json = new StringBuilder("{\"Items\":[");
        var count = 0;
        for (var index = start; index < end; index++) {
            var closedOn = DayOfFacts.DAY.minusWeeks(weeks() - index / 2);
            if (first.compareTo("BATCH#" + closedOn) <= 0) {
                json.append(count++ == 0 ? "" : ",");
                batch(json, teamId, closedOn, index % 2 == 0 ? "department:d1" : "team");
            }
        }
        json.append("],\"Count\":").append(count);
        return (end < all ? json.append(",\"LastEvaluatedKey\":{\"page\":{\"N\":\"").append(end).append("\"}}") : json)
                .append('}').toString();
    }

    /**
     * Returns a team's groups of reasons, in the shape of a Query response.
     *
     * @param partition the partition key, {@code TEAM#id}
     * @param first     the sort key from which on groups are returned
     */
    String groups(String partition, String first) {
        var teamId = partition.substring("TEAM#".length());
        var groups = IntStream.range(0, teamId.startsWith("team-") ? weeks() / 4 : 0)
                .mapToObj(group -> DayOfFacts.DAY.minusWeeks(weeks() - 4L * group))
                .filter(frozenOn -> first.compareTo("REASONS#" + frozenOn) <= 0)
                .map(frozenOn -> group(teamId, frozenOn)).toList();
        return "{\"Items\":[" + String.join(",", groups) + "],\"Count\":" + groups.size() + "}";
    }

    private static String group(String teamId, LocalDate frozenOn) {
        var reasons = Stream.of("quick", "competent", "friendly", "clear", "informed", "slow", "unclear")
                .map(reason -> "\"" + reason + "\":{\"M\":{\"offered\":{\"N\":\"20\"},\"ticked\":{\"N\":\"8\"}}}")
                .collect(Collectors.joining(","));
        return "{\"PK\":{\"S\":\"TEAM#" + teamId + "\"},\"SK\":{\"S\":\"REASONS#" + frozenOn
                + "#department:d1\"},\"place\":{\"S\":\"department:d1\"},\"crowd\":{\"N\":\"62.0\"},\"frozenOn\":{\"S\":\""
                + frozenOn + "\"},\"teamId\":{\"S\":\"" + teamId
                + "\"},\"ancestors\":{\"L\":[{\"S\":\"company\"}]},\"tally\":{\"M\":{\"voices\":{\"N\":\"30\"},"
                + "\"reasons\":{\"M\":{" + reasons + "}},\"lostTime\":{\"M\":{\"NONE\":{\"N\":\"9\"}}}}}}";
    }

    private static void batch(StringBuilder json, String teamId, LocalDate closedOn, String node) {
        json.append("{\"PK\":{\"S\":\"TEAM#").append(teamId).append("\"},\"SK\":{\"S\":\"BATCH#").append(closedOn)
                .append('#').append(node).append("\"},\"closedOn\":{\"S\":\"").append(closedOn)
                .append("\"},\"teamId\":{\"S\":\"").append(teamId).append("\"},\"place\":{\"S\":\"").append(node)
                .append("\"},\"ancestors\":{\"L\":[{\"S\":\"company\"}]},\"crowdLeast\":{\"N\":\"15\"},")
                .append("\"crowdWidth\":{\"N\":\"5\"},\"servedFrom\":{\"S\":\"").append(closedOn.minusDays(15))
                .append("\"},\"servedTo\":{\"S\":\"").append(closedOn.minusDays(8))
                .append("\"},\"tally\":{\"M\":{\"histogram\":{\"L\":[{\"N\":\"0\"},{\"N\":\"1\"},{\"N\":\"1\"},")
                .append("{\"N\":\"3\"},{\"N\":\"2\"}]}}},\"completions\":{\"N\":\"20\"},")
                .append("\"noted\":{\"N\":\"1\"},\"handedOn\":{\"N\":\"1\"},\"turnaround\":{\"M\":{");
        for (var bucket = 200; bucket < 220; bucket++) {
            json.append(bucket == 200 ? "" : ",").append('"').append(bucket).append("\":{\"N\":\"1\"}");
        }
        json.append("}},\"score\":{\"S\":\"{").append(SCORE).append("}\"}}");
    }
}
