package org.resonanz.chaos.nights;

/** What becomes of nights. The zone and other settings change between them in each. */
enum Disturbance {
    NONE("undisturbed", false, false, false, false), TWO("two hosts at once", true, false, false, false), KILLED(
            "killed at writes, started again", false, true, false,
            false), LATE("a week late", false, false, true, false), CHANGED("settings changed while two run", true,
                    false, false, true), ALL("all of it", true, true, true, true);

    private final String text;
    private final boolean two;
    private final boolean kills;
    private final boolean late;
    private final boolean changes;

    Disturbance(String text, boolean two, boolean kills, boolean late, boolean changes) {
        this.text = text;
        this.two = two;
        this.kills = kills;
        this.late = late;
        this.changes = changes;
    }

    String text() {
        return text;
    }

    boolean two() {
        return two;
    }

    boolean kills() {
        return kills;
    }

    boolean late() {
        return late;
    }

    boolean changes() {
        return changes;
    }
}
