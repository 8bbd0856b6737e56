package org.resonanz.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests that published scores are read and written again byte for byte, on texts that a night wrote. */
class ScoreJsonTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 9);

    @ParameterizedTest
    @MethodSource
    void teams(String text) {
        var team = ScoreItem.team(item(text));
        var item = ScoreItem.toItem(Window.DEFAULT, DAY, team);

        assertEquals(text, Items.text(item, "score"));
        assertEquals(team, ScoreItem.team(item));
        assertEquals(Items.key("SCORES#90d#2026-06-09", team.teamId()), key(item));
    }

    @ParameterizedTest
    @MethodSource
    void interfaces(String text) {
        var score = ScoreItem.interfaceScore(item(text));
        var item = ScoreItem.toItem(Window.DEFAULT, DAY, score);

        assertEquals(text, Items.text(item, "score"));
        assertEquals(score, ScoreItem.interfaceScore(item));
        assertEquals(Items.key("INTERFACES#90d#2026-06-09", score.teamId() + "#" + score.department()), key(item));
    }

    @ParameterizedTest
    @MethodSource
    void batches(String text) {
        var item = item(text);
        item.putAll(Items.values().put("closedOn", "2026-06-07").put("place", "department:sales").build());
        var batch = BatchScoreItem.fromItem(item);
        var written = BatchScoreItem.toItem("hr", batch);

        assertEquals(text, Items.text(written, "score"));
        assertEquals(batch, BatchScoreItem.fromItem(written));
        assertEquals(Items.key("TEAM#hr", "BATCH#2026-06-07#department:sales"), key(written));
    }

    @Test
    void a_figure_is_read_as_what_it_says() {
        var team = ScoreItem.team(item(teams().getFirst()));

        assertEquals("team-7", team.teamId());
        assertEquals(new Estimate(0.8182, 0.645, 0.9177), team.score().csat());
        assertEquals(List.of(4, 1, 3, 14, 22), team.score().histogram());
        assertEquals(new TeamScore.ReasonShare("clear", new Estimate(0.75, 0.5313, 0.8881)), team.reasons().getFirst());
        assertEquals(new TeamScore.Rank(0.7721, 1, 10), team.rank());
        assertEquals(LocalDate.of(2026, 6, 6), team.change().decidedOn());
        assertFalse(team.change().significant());
    }

    @Test
    void a_score_that_lacks_a_figure_is_refused_by_name() {
        var text = teams().getFirst().replace("\"mean\":4.11,", "");

        var refused = assertThrows(IllegalStateException.class, () -> ScoreItem.team(item(text)));

        assertTrue(refused.getMessage().contains("mean"), refused.getMessage());
    }

    static List<String> teams() {
        return lines("teams.jsonl");
    }

    static List<String> interfaces() {
        return lines("interfaces.jsonl");
    }

    static List<String> batches() {
        return lines("batches.jsonl");
    }

    private static List<String> lines(String file) {
        try (var stream = ScoreJsonTest.class.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<String, AttributeValue> item(String text) {
        return Items.values().put("score", text).build();
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        return Items.key(Items.text(item, "PK"), Items.text(item, "SK"));
    }
}
