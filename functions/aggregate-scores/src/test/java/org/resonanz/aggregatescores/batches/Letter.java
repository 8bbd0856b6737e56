package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.resonanz.settings.Settings;
import org.resonanz.teams.TeamTree;

/**
 * The rules of closing as the design words them, fact by fact, without rows, pseudonyms that become sums, or regard for
 * speed: what {@link Cascade} must do, by other code.
 */
final class Letter {
    private final Company company;
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();

    /** A fact and where it has waited since when. */
    private static final class Waiting {
        private final Fact fact;
        private Node node;
        private LocalDate since;

        Waiting(Fact fact) {
            this.fact = fact;
            this.node = Node.of(fact.source());
            this.since = fact.day();
        }
    }

    private Letter(Company company) {
        this.company = company;
    }

    /** What closes where and when: the night, the node, and the days and interfaces of what waited there. */
    static List<String> of(Company company) {
        var letter = new Letter(company);
        var facts = company.facts().stream().collect(Collectors.groupingBy(Fact::day));
        for (var night : company.nights()) {
            facts.getOrDefault(night, List.of()).forEach(fact -> letter.waiting.add(new Waiting(fact)));
            if (company.settings(night).closingDays().contains(night.getDayOfWeek())) {
                letter.close(night, company.settings(night), company.tree(night));
            }
        }
        return letter.closed;
    }

    private void close(LocalDate night, Settings settings, TeamTree tree) {
        var leavesFirst = tree.byId().keySet().stream().sorted(Comparator
                .comparing((String team) -> -tree.ancestors(team).size()).thenComparing(team -> team)).toList();
        for (var team : leavesFirst) {
            var parent = tree.ancestors(team).stream().findFirst().orElse(null);
            waiting.stream().map(some -> some.node)
                    .filter(node -> node.teamId().equals(team) && node.department() != null).distinct()
                    .sorted(Comparator.comparing(Node::place)).toList()
                    .forEach(node -> settle(night, settings.k(), node, Node.team(team), settings.interfacePatience()));
            settle(night, settings.k(), Node.team(team), Node.pool(Objects.requireNonNullElse(parent, team)),
                    settings.teamPatience());
            settle(night, settings.k(), Node.pool(team), parent == null ? null : Node.pool(parent),
                    settings.teamPatience());
        }
    }

    private void settle(LocalDate night, int k, Node node, Node above, int patience) {
        var here = waiting.stream().filter(some -> some.node.equals(node)).toList();
        var crowd = counting(here);
        var speaking = here.stream().map(some -> some.fact).filter(Fact::isVoice).map(Fact::ref).filter(crowd::contains)
                .distinct().count();
        if (speaking >= k && crowd.size() >= 2 * k) {
            closed.add(night + " " + node + " " + here.stream().map(some -> some.fact.day() + " " + some.fact.source())
                    .collect(Collectors.toCollection(TreeSet::new)));
            waiting.removeAll(here);
        } else if (above != null) {
            here.stream().filter(some -> !some.since.plusDays(patience).isAfter(night)).forEach(some -> {
                some.node = above;
                some.since = night;
            });
        }
    }

    /** Who asked in person or through an integration, and of whom no follow-up was opened there. */
    private static Set<String> counting(List<Waiting> here) {
        var byRef = here.stream().map(some -> some.fact).collect(Collectors.groupingBy(Fact::ref));
        var counting = new HashSet<String>();
        byRef.forEach((ref, facts) -> {
            if (facts.stream().anyMatch(Fact::counts) && facts.stream().noneMatch(Fact::followedUp)) {
                counting.add(ref);
            }
        });
        return counting;
    }
}
