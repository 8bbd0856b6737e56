package org.resonanz.analyseresults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.analyseresults.PublishedCompany.THIRD;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.selfassessments.AskedMemberItem;
import org.resonanz.selfassessments.PublishedSelfAssessmentTable;
import org.resonanz.selfassessments.SelfAssessment;
import org.resonanz.testing.LocalTable;

/**
 * Tests what an attacker gets at who knows of all members of a team but one whether and what they answered, and reads
 * what is published. Each world that they cannot rule out is lived by a team of its own: in one the last member keeps
 * silent, in eleven they answer. How much {@link BeliefTest} leaves open to who knows less.
 */
class SelfAssessmentAttackTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();
    private static final int SITUATIONS = 7;
    private static final int ASKED = 10;
    private static final int K = 5;
    /** The world in which the last member keeps silent; in the others they answer ten times its number. */
    private static final int SILENT = 11;
    private static final List<Integer> WORLDS = IntStream.rangeClosed(0, SILENT).boxed().toList();

    private final PublishedCompany company = new PublishedCompany(TABLE);

    @Test
    void the_last_members_answer_shows_in_three_figures_in_steps_of_ten_percent_alone() {
        var situations = situations();
        live(situations);

        company.analyse();

        var read = read();
        var published = 0;
        var certain = 0;
        for (var situation = 0; situation < situations.size(); situation++) {
            var others = situations.get(situation).size();
            var told = WORLDS.stream().map(world(situation)).map(team -> figures(read.get(team))).toList();
            var answered = told.subList(0, SILENT).stream().filter(figures -> !figures.isEmpty()).toList();
            // What is answered does not decide whether something is published.
            assertEquals(others + 1 < K || others + 1 == ASKED ? 0 : SILENT, answered.size());
            assertEquals(others < K, told.getLast().isEmpty());
            published += answered.size();
            certain += (int) answered.stream().filter(figures -> Collections.frequency(told, figures) == 1).count();
        }
        assertTrue(certain > 0 && 4 * certain <= published, certain + " of " + published + " answers are certain.");
        read.values().forEach(one -> figures(one)
                .forEach(figure -> assertEquals(Math.round(figure * 10) / 10.0, figure, one.toString())));
        assertEquals(1, read.values().stream().map(one -> Objects.hash(one.quarter(), one.customers(), one.leftOut()))
                .distinct().count());
    }

    /** Returns the answers of all members but the last, of whom some keep silent: of three that are too few, up to all. */
    private static List<List<Integer>> situations() {
        var random = new Random(13);
        return IntStream.range(0, SITUATIONS)
                .mapToObj(situation -> random.ints(3 + situation, 0, SILENT).map(answer -> 10 * answer).boxed()
                        .toList())
                .toList();
    }

    private void live(List<List<Integer>> situations) {
        var teams = IntStream.range(0, SITUATIONS).boxed()
                .flatMap(situation -> WORLDS.stream().map(world(situation))).toList();
        company.found(teams);
        for (var situation = 0; situation < SITUATIONS; situation++) {
            for (var world : WORLDS) {
                var answers = new ArrayList<>(situations.get(situation));
                if (world != SILENT) {
                    answers.add(10 * world);
                }
                ask(world(situation).apply(world), answers);
            }
        }
    }

    private static void ask(String team, List<Integer> answers) {
        for (var member = 0; member < ASKED; member++) {
            var ref = "member-" + member;
            var change = member < answers.size()
                    ? AskedMemberItem.answered(team, THIRD, ref, answers.get(member), K)
                    : AskedMemberItem.asked(team, THIRD, ref, K);
            TABLE.client().updateItem(change.request(TABLE.name()).build());
        }
    }

    private static Function<Integer, String> world(int situation) {
        return world -> "team-" + situation + "-" + world;
    }

    /** Returns what is told of the members; nothing where nothing is published. */
    private static List<Double> figures(@Nullable SelfAssessment one) {
        return Stream.ofNullable(one).map(SelfAssessment::members)
                .flatMap(members -> Stream.of(members.share(), members.low(), members.high())).toList();
    }

    private static Map<String, SelfAssessment> read() {
        return new PublishedSelfAssessmentTable(TABLE.client(), TABLE.name()).read(THIRD, THIRD).stream()
                .collect(Collectors.toMap(SelfAssessment::teamId, Function.identity()));
    }
}
