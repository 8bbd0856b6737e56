package org.resonanz.aggregatescores;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.testing.LocalTable;

/** Tests that intervals widen when the same people answer again, from the first night of the next month on. */
class RepeatedAnswersTest {
    private static final LocalDate SUNDAY = LocalDate.of(2026, 3, 1);

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    @RegisterExtension
    final Organisation organisation = new Organisation(TABLE, SUNDAY.minusDays(1));

    @Test
    void three_answers_of_everybody_who_never_change_their_mind_tell_as_much_as_one() {
        var facts = new FactWriter(TABLE);
        for (var week = 0; week < 3; week++) {
            var day = SUNDAY.plusWeeks(week);
            IntStream.range(0, 32).forEach(person -> facts.voice(person, day, person % 2 == 0 ? 5 : 1));
            IntStream.range(100, 112).forEach(person -> facts.silence(person, day));
        }
        organisation.runAfter(LocalDate.of(2026, 4, 1));

        // Wilson's interval of 50% with 96 voices, and with 32.
        assertEquals("0.4019", csatLow("SCORES#90d#2026-03-31", "hr"));
        for (var team : List.of("hr", "company")) {
            assertEquals("0.3363", csatLow("SCORES#90d#2026-04-01", team));
        }
        assertEquals("0.3363", csatLow("INTERFACES#90d#2026-04-01", "hr#sales"));
    }

    private String csatLow(String partition, String sort) {
        return TABLE.item(partition, sort).get("score").s().replaceAll(".*\"csatLow\":([0-9.]+).*", "$1");
    }
}
