package org.resonanz.chaos.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * A parser that strangers reach, and what must hold whatever they send to it.
 *
 * <p>Without {@code JAZZER_FUZZ=1} Jazzer sends the seeds alone, and other tests send inputs that follow from them, the
 * same ones each time. With it Jazzer makes inputs until the time or the number of one target is over, and the profile
 * leaves these tests out.
 */
abstract class Fuzz {
    /** The number of inputs after which the long form of a target ends, if its time is not over before. */
    static final long MOST_INPUTS = 10_000_000;

    private static final int INPUTS = 200;
    private static final int INPUTS_OF_PROOF = 5_000;
    private static final long SEED = 20261128;

    private static final AtomicLong TRIED = new AtomicLong();
    private static volatile long begun;

    /**
     * Sends an input to the parser.
     *
     * @throws RuntimeException if the parser throws what it does not document
     * @throws AssertionError   if it takes what it must refuse
     */
    abstract void send(byte[] input);

    private void tried(byte[] input) {
        TRIED.incrementAndGet();
        send(input);
    }

    @BeforeAll
    static void begin() {
        TRIED.set(0);
        begun = System.nanoTime();
    }

    @FuzzTest(maxDuration = "10m", maxExecutions = MOST_INPUTS)
    void fuzz(byte[] input) {
        tried(input);
    }

    @Test
    void changed_seeds_do_no_harm() {
        sendChanged(INPUTS);
    }

    @Tag("proof")
    @Tag("long")
    @Test
    void many_changed_seeds_do_no_harm() {
        sendChanged(INPUTS_OF_PROOF);
    }

    /** Prints how many inputs a target was sent, and in how many seconds. */
    @AfterAll
    static void report(TestInfo test) throws IOException {
        var seconds = (System.nanoTime() - begun) / 1e9;
        var line = String.format(Locale.ROOT, "| %s | %,d | %.1f |%n",
                test.getTestClass().orElseThrow().getSimpleName(), TRIED.get(), seconds);
        System.out.print(line);
        Files.writeString(Path.of("target", "fuzz.md"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void sendChanged(int inputs) {
        var seeds = Seeds.of(getClass());
        assertFalse(seeds.isEmpty(), "no seeds");
        var random = new Random(SEED);
        for (var count = 0; count < inputs; count++) {
            var input = Seeds.changed(seeds, random);
            try {
                tried(input);
            } catch (RuntimeException | AssertionError | StackOverflowError found) {
                throw new AssertionError("Input in base64: " + Base64.getEncoder().encodeToString(input), found);
            }
        }
    }
}
