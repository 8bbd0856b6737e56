package org.resonanz.teams;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how long customers are told of an action. */
class ActionTest {
    @ParameterizedTest
    @CsvSource({"2026-11-22, , true", "2027-01-15, , true", "2027-01-16, , false", "2027-02-01, 2027-02-01, true",
        "2027-07-30, 2027-02-01, true", "2027-07-31, 2027-02-01, false"})
    void customers_are_told_until_it_is_due_and_for_180_days_since_it_is_done(LocalDate today,
            @Nullable LocalDate doneOn, boolean told) {
        assertEquals(told, new Action("Formulare", "Eines statt drei", LocalDate.parse("2026-11-22"),
                LocalDate.parse("2027-01-15"), doneOn).isTold(today));
    }
}
