package org.resonanz.requests;

/** Whether somebody may do something to a request. */
public sealed interface Verdict {

    /** They may. */
    record Allowed() implements Verdict {
    }

    /** They may not even know of it. */
    record Hidden() implements Verdict {
    }

    /** They see it but may not. */
    record Refused(Refusal why) implements Verdict {
    }

    static Verdict allowed() {
        return new Allowed();
    }

    static Verdict hidden() {
        return new Hidden();
    }

    static Verdict refused(Refusal why) {
        return new Refused(why);
    }
}
