package org.resonanz.results;

/**
 * What one analysis says of a training, of all actions or of a hypothesis. Each quarter has one, which is never made
 * again, so that nobody looks until they like what they see.
 *
 * @param subject what it is of
 * @param asOf    the last quarter that it knows of
 */
public record Analysis(Subject subject, Quarter asOf, Figures figures) {

    /** The kinds of what is analysed. */
    public enum Kind {
        TRAINING, ACTIONS, HYPOTHESIS
    }

    /**
     * What is analysed.
     *
     * @param id of the training or hypothesis, {@code all} of actions
     */
    public record Subject(Kind kind, String id) {
        /** The actions of all teams, which are analysed together. */
        public static final Subject ACTIONS = new Subject(Kind.ACTIONS, "all");

        /** Returns a training as a subject. */
        public static Subject training(String id) {
            return new Subject(Kind.TRAINING, id);
        }

        /** Returns a hypothesis as a subject. */
        public static Subject hypothesis(String id) {
            return new Subject(Kind.HYPOTHESIS, id);
        }
    }
}
