package org.resonanz.chaos.run;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.resonanz.chaos.company.Loss;
import org.resonanz.chaos.faults.FaultPlan;
import org.resonanz.chaos.faults.Kind;

/**
 * The tables that a run prints.
 *
 * @param sites all call sites of the product
 */
record Report(SortedSet<String> sites, FaultPlan plan, List<Outcome> faultless, List<Outcome> faulty) {

    static List<Loss> losses(List<Outcome> outcomes) {
        return outcomes.stream().flatMap(outcome -> outcome.losses().stream()).toList();
    }

    static List<List<Object>> figures(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::figures).toList();
    }

    private static long seconds(List<Outcome> outcomes) {
        return outcomes.stream().mapToLong(Outcome::seconds).sum();
    }

    String text() {
        var losses = losses(faulty);
        var lost = losses.stream().map(Loss::request).collect(Collectors.toSet());
        var text = new StringBuilder(
                "%d lifecycles with faults in %d s, and beside them as many without faults in %d s.%n%n".formatted(
                        faulty.stream().mapToInt(Outcome::lifecycles).sum(), seconds(faulty), seconds(faultless)));
        text.append("| fault | times | survived | lost |\n| --- | --- | --- | --- |\n");
        for (var kind : Kind.values()) {
            var hit = plan.hit(kind, lost);
            text.append("| %s | %d | %d | %d |%n".formatted(kind, plan.count(kind), plan.count(kind) - hit, hit));
        }
        text.append("\n| what must hold | |\n| --- | --- |\n");
        text.append("| what was told and is not so | %d |%n".formatted(losses.size()));
        text.append("| the night's figures equal those of the run without faults | %s |%n".formatted(
                figures(faultless).equals(figures(faulty)) ? "yes" : "no"));
        text.append("| calls of functions to AWS | %d |%n".formatted(
                plan.visits().values().stream().mapToInt(Integer::intValue).sum()));
        text.append("| call sites; reached; functions died there before and after the call | %d; %d; %d |%n".formatted(
                sites.size(), visited().size(), visited().stream().filter(this::died).count()));
        text.append("\nNot reached: ").append(list(sites.stream().filter(site -> !visited().contains(site)).toList()));
        text.append("\nReached, but no function died there both before and after the call: ")
                .append(list(visited().stream().filter(site -> !died(site)).toList()));
        losses.stream().limit(40).forEach(loss -> text.append("\n- ").append(loss.text()));
        return text.append('\n').toString();
    }

    private static String list(List<String> some) {
        return some.stream().map(site -> "`" + site + "`").collect(Collectors.joining(", ", "", ".\n"));
    }

    private Set<String> visited() {
        return plan.visits().keySet();
    }

    private boolean died(String site) {
        var deaths = plan.deaths(site);
        return deaths[0] > 0 && deaths[1] > 0;
    }
}
