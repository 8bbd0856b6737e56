package org.resonanz.results;

/**
 * A figure of the company that comes from elsewhere, by month, such as turnover or external satisfaction.
 *
 * @param id     chosen by the admin who adds it
 * @param name   what people call it
 * @param unit   of its values, such as {@code %}
 * @param better which values are better
 * @param theme  what it is a figure of
 * @param units  what it has values of
 */
public record Outcome(String id, String name, String unit, Better better, Theme theme, Units units) {

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
}
