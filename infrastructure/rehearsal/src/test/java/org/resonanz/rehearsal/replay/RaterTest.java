package org.resonanz.rehearsal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RaterTest {
    private static final int REQUESTS = 2000;

    @Test
    void an_answer_depends_on_seed_request_and_completion_alone() {
        var inOrder = answers(new Rater(7));
        var rater = new Rater(7);
        var backwards = IntStream.range(0, REQUESTS).map(index -> REQUESTS - 1 - index)
                .mapToObj(number -> answer(rater, number)).toList().reversed();

        assertEquals(inOrder, backwards);
        assertNotEquals(inOrder, answers(new Rater(8)));
        assertNotEquals(rater.answer("INC1", 1, "group"), rater.answer("INC1", 2, "group"));
    }

    @Test
    void about_half_of_the_invitations_are_answered() {
        var answered = answers(new Rater(20160229)).stream().filter(Optional::isPresent).count();

        // Three standard deviations of 2,000 tosses of a coin are 67.
        assertEquals(REQUESTS / 2.0, answered, 67);
    }

    @Test
    void a_reason_is_ticked_or_not_whatever_else_is_offered() {
        var ticked = answers(new Rater(7)).stream().flatMap(Optional::stream)
                .map(answer -> answer.ticked(List.of("slow", "unclear"))).toList();
        var other = answers(new Rater(7)).stream().flatMap(Optional::stream)
                .map(answer -> answer.ticked(List.of("unclear", "unsolved", "slow"))).toList();

        for (var reason : List.of("slow", "unclear")) {
            assertEquals(ticked.stream().map(list -> list.contains(reason)).toList(),
                    other.stream().map(list -> list.contains(reason)).toList());
        }
        // Three of ten, within three standard deviations of 1,000 tosses and as many as answer.
        assertEquals(0.3, ticked.stream().filter(list -> list.contains("slow")).count() / (double) ticked.size(), 0.05);
    }

    @Test
    void so_many_lose_much_time_that_lost_time_is_shown() {
        var named = answers(new Rater(7)).stream().flatMap(Optional::stream)
                .flatMap(answer -> Optional.ofNullable(answer.fields().get("lostTime")).stream()).toList();

        assertEquals(0.2, named.stream().filter(time -> time.contains("DAY")).count() / (double) named.size(), 0.1);
    }

    private static List<Optional<Rater.Answer>> answers(Rater rater) {
        return IntStream.range(0, REQUESTS).mapToObj(number -> answer(rater, number)).toList();
    }

    private static Optional<Rater.Answer> answer(Rater rater, int number) {
        return rater.answer("INC%07d".formatted(number), 1, "group");
    }
}
