package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.local.schedule.CronExpression;
import org.resonanz.template.TemplateException;

class CronExpressionTest {
    @Test
    void the_local_hour_stays_when_summer_time_begins_and_ends() {
        var cron = CronExpression.of("cron(15 3 * * ? *)", "Europe/Berlin");

        assertEquals(Instant.parse("2026-03-28T02:15:00Z"), cron.after(Instant.parse("2026-03-28T00:00:00Z")));
        assertEquals(Instant.parse("2026-03-29T01:15:00Z"), cron.after(Instant.parse("2026-03-28T02:15:00Z")));
        assertEquals(Instant.parse("2026-10-25T02:15:00Z"), cron.after(Instant.parse("2026-10-24T12:00:00Z")));
    }

    @Test
    void the_first_day_of_the_week_is_sunday() {
        var cron = CronExpression.of("cron(0 7 ? * 2 *)", "UTC");

        // The first Monday of November 2026.
        assertEquals(Instant.parse("2026-11-02T07:00:00Z"), cron.after(Instant.parse("2026-11-01T00:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cron(15 3 * * * *)", "cron(15 3 ? * ? *)", "cron(15 25 * * ? *)", "cron(15 3 * * ?)",
        "rate(5 minutes)", "cron(a b c d ? f)"})
    void what_aws_would_refuse_or_the_host_does_not_know_is_refused(String expression) {
        assertThrows(TemplateException.class, () -> CronExpression.of(expression, "UTC"));
    }
}
