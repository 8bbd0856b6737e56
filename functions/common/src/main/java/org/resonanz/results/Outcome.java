package org.resonanz.results;

import java.util.EnumMap;
import java.util.Map;
import org.resonanz.results.Hypothesis.Service;

/**
 * A figure of the company that comes from elsewhere, by month, such as turnover or external satisfaction.
 *
 * @param id     chosen by the admin who adds it
 * @param name   what people call it
 * @param unit   of its values, such as {@code %}
 * @param better which values are better
 * @param theme  what it is a figure of
 * @param units  what it has values of
 * @param links  ids of the hypotheses that name it: one of each service at most
 */
public record Outcome(String id, String name, String unit, Better better, Theme theme, Units units,
        Map<Service, String> links) {
    public Outcome {
        links = Map.copyOf(links);
    }

    /** Which values of an outcome are better. */
    public enum Better {
        HIGHER, LOWER
    }

    /** What service is said to bring a company. */
    public enum Theme {
        CUSTOMERS, PEOPLE, PRODUCTIVITY, PROFIT, OTHER
    }

    /** What an outcome has values of: any teams of the tree, or departments. */
    public enum Units {
        TEAMS, DEPARTMENTS
    }

    /** Returns true if a hypothesis names it, so that it stands as it is. */
    public boolean isLinked() {
        return !links.isEmpty();
    }

    /** Returns true if values of another declaration mean the same, whatever it is called. */
    public boolean measuresTheSameAs(Outcome other) {
        return unit.equals(other.unit) && better == other.better && units == other.units;
    }

    /** Returns true if another declaration says the same. */
    public boolean says(Outcome other) {
        return equals(other.withLinks(links));
    }

    /** Returns the same outcome, named by the hypotheses that name another one. */
    public Outcome withLinks(Map<Service, String> others) {
        return new Outcome(id, name, unit, better, theme, units, others);
    }

    /** Returns the same outcome, named by one more hypothesis. */
    public Outcome withLink(Hypothesis hypothesis) {
        var more = new EnumMap<Service, String>(Service.class);
        more.putAll(links);
        more.put(hypothesis.service(), hypothesis.id());
        return withLinks(more);
    }
}
