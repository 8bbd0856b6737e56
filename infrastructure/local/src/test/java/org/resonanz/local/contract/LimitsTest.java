package org.resonanz.local.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.resonanz.local.contract.Limits.Limit;

/** Tests that the list of limits names tests that there are, and holds only what is true. */
class LimitsTest {
    private static final Limit LIMIT = new Limit("the stand-in", "test", "It cannot.", "symptom");

    @Test
    void each_limit_is_that_of_a_test_and_says_why() {
        var tests = Arrays.stream(HostPartsTest.class.getMethods()).map(Method::getName).collect(Collectors.toSet());

        assertEquals(List.of(), Limits.ALL.stream().filter(limit -> !tests.contains(limit.test())).toList());
        Limits.ALL.forEach(limit -> assertFalse(limit.reason().isBlank() || limit.symptom().isBlank(), limit.test()));
    }

    @Test
    void each_limit_is_listed_once() {
        assertEquals(Limits.ALL, Limits.ALL.stream()
                .map(limit -> Limits.find(limit.standIn(), limit.test()).orElseThrow()).distinct().toList());
    }

    @Test
    void a_listed_test_that_fails_as_listed_is_aborted_with_the_reason() {
        var aborted = assertThrows(TestAbortedException.class,
                () -> ListedLimits.expectFailure(() -> fail("the symptom"), LIMIT));

        assertTrue(aborted.getMessage().endsWith("It cannot."), aborted.getMessage());
    }

    @Test
    void a_listed_test_that_fails_otherwise_fails() {
        assertThrows(AssertionFailedError.class, () -> ListedLimits.expectFailure(() -> fail("another fault"), LIMIT));
    }

    @Test
    void a_listed_test_that_passes_fails() {
        assertThrows(AssertionFailedError.class, () -> ListedLimits.expectFailure(() -> null, LIMIT));
    }
}
