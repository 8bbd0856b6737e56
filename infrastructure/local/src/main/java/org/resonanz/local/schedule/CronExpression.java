package org.resonanz.local.schedule;

import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.resonanz.template.TemplateException;

/** A {@code cron(…)} expression of EventBridge Scheduler: minutes, hours, day of month, month, day of week, year. */
public final class CronExpression {
    private static final Pattern FORM = Pattern.compile("cron\\(([^)]*)\\)");
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.defineCron()
            .withMinutes().withValidRange(0, 59).and()
            .withHours().withValidRange(0, 23).and()
            .withDayOfMonth().withValidRange(1, 31).supportsL().supportsW().supportsLW().supportsQuestionMark().and()
            .withMonth().withValidRange(1, 12).and()
            .withDayOfWeek().withValidRange(1, 7).withMondayDoWValue(2).supportsHash().supportsL()
            .supportsQuestionMark().and()
            .withYear().withValidRange(1970, 2199).and()
            .instance());

    private final ExecutionTime times;
    private final ZoneId zone;

    private CronExpression(ExecutionTime times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /**
     * Parses an expression.
     *
     * @param zone the id of the time zone
     * @throws TemplateException if AWS would refuse it, or it is unsupported here
     */
    public static CronExpression of(String expression, String zone) {
        var form = FORM.matcher(expression);
        if (!form.matches()) {
            throw new TemplateException("The schedule " + expression + " is not supported on this machine.");
        }
        var fields = form.group(1).trim().split("\\s+");
        if (fields.length != 6 || fields[2].equals("?") == fields[4].equals("?")) {
            throw new TemplateException("The schedule " + expression
                    + " must have six fields, and a ? in exactly one of day-of-month and day-of-week.");
        }
        try {
            return new CronExpression(ExecutionTime.forCron(PARSER.parse(form.group(1))), ZoneId.of(zone));
        } catch (IllegalArgumentException broken) {
            throw new TemplateException("The schedule " + expression + " is not understood: " + broken.getMessage());
        }
    }

    /** Returns the first time after an instant. */
    public Instant after(Instant instant) {
        return times.nextExecution(instant.atZone(zone)).orElseThrow().toInstant();
    }
}
