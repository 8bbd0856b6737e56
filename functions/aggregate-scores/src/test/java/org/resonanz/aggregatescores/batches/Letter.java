package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
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
 * The rules of entry and closing as the design words them, fact by fact, without rows, without sums in the place of
 * pseudonyms, and without regard for speed. {@link Cascade} must come to the same by other code.
 */
final class Letter {
    private final Company company;
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();

    /** An invitation or an answer, and where it has waited since when. */
    private static final class Waiting {
        private final ServedRequest fact;
        private final LocalDate day;
        private final boolean answer;
        private Node node;
        private LocalDate since;
        private boolean tried;

        Waiting(ServedRequest fact, LocalDate day, boolean answer) {
            this.fact = fact;
            this.day = day;
            this.answer = answer;
            this.node = Node.of(fact.interfaceKey());
            this.since = day;
        }

        boolean asks() {
            return !answer && fact.isAsked();
        }
    }

    private Letter(Company company) {
        this.company = company;
    }

    /** What closes where and when: the night, the node, and the days and interfaces of what waited there. */
    static List<String> of(Company company) {
        var letter = new Letter(company);
        var invitations = company.facts().stream().filter(fact -> fact.known() && fact.invited())
                .collect(Collectors.groupingBy(ServedRequest::entersOn));
        var answers = company.facts().stream().filter(fact -> fact.known() && fact.isVoice())
                .collect(Collectors.groupingBy(ServedRequest::voiceEntersOn));
        for (var night : company.nights()) {
            invitations.getOrDefault(night, List.of())
                    .forEach(fact -> letter.waiting.add(new Waiting(fact, night, false)));
            answers.getOrDefault(night, List.of()).forEach(fact -> letter.waiting.add(new Waiting(fact, night, true)));
            if (company.settings(night).closing().isDueOn(night)) {
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
                    .sorted(Comparator.comparing(Node::name)).toList()
                    .forEach(node -> close(night, settings.k(), node, Node.team(team), settings.interfacePatience()));
            close(night, settings.k(), Node.team(team), Node.pool(Objects.requireNonNullElse(parent, team)),
                    settings.teamPatience());
            close(night, settings.k(), Node.pool(team), parent == null ? null : Node.pool(parent),
                    settings.teamPatience());
        }
    }

    private void close(LocalDate night, int k, Node node, Node above, int patience) {
        var here = waiting.stream().filter(some -> some.node.equals(node)).toList();
        if (refs(here.stream().filter(some -> some.asks() && !some.tried).toList()).size() >= 3 * k) {
            if (closes(here, k)) {
                closed.add(night + " " + node + " " + here.stream().filter(some -> some.answer || some.asks())
                        .map(some -> some.day + " " + some.fact.interfaceKey())
                        .collect(Collectors.toCollection(TreeSet::new)));
                waiting.removeAll(here);
                return;
            }
            here.forEach(some -> some.tried = true);
        }
        if (above != null) {
            here.stream().filter(some -> !some.since.plusDays(patience).isAfter(night)).forEach(some -> {
                some.node = above;
                some.since = night;
            });
        }
    }

    private static boolean closes(List<Waiting> here, int k) {
        var speaking = refs(here.stream().filter(some -> some.answer).toList());
        var disclosed = refs(here.stream().filter(some -> some.answer && some.fact.followedUp()).toList());
        var asked = refs(here.stream().filter(Waiting::asks).toList());
        return without(speaking, disclosed).size() >= k && without(asked, disclosed).size() >= 2 * k;
    }

    private static Set<String> refs(Collection<Waiting> some) {
        return some.stream().map(one -> one.fact.ref()).collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        var rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }
}
