package org.resonanz.bench.coldstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.resonanz.bench.Triggers;
import org.resonanz.platform.dryrun.DryRun;
import org.resonanz.template.Template;

/** Tries the functions dry that have snapshots. There is no AWS here, so nothing can be read, written or mailed. */
class DryRunTest {
    private static final Pattern STATUS = Pattern.compile("\"statusCode\":(\\d{3})");

    static Stream<Template.Resource> tried() {
        // The night is not tried: nobody waits for it. Neither is the publisher, which reads nothing.
        return Triggers.functions().stream().filter(function -> function.properties().section("SnapStart")
                .text("ApplyOn").equals("PublishedVersions"))
                .filter(function -> !Triggers.name(function).matches("aggregate-scores|publish-events"));
    }

    @ParameterizedTest
    @MethodSource("tried")
    void a_dry_run_answers_each_event_of_the_function(Template.Resource function) throws Exception {
        var type = Class.forName(function.properties().text("Handler")).asSubclass(RequestStreamHandler.class);

        var answers = DryRun.play(type, EventVariables.all());

        assertEquals(Triggers.of(function).size(), answers.size());
        // What was not stored is found unchanged: 409.
        assertEquals(List.of(), answers.stream().filter(answer -> !STATUS.matcher(answer).results()
                .allMatch(status -> status.group(1).matches("2..|303|409"))).toList());
        assertEquals(List.of(), answers.stream().filter(answer -> answer.contains("itemIdentifier")).toList());
        assertFalse(DryRun.isPlaying());
    }
}
