package org.resonanz.requests;

/** A decision about a change of a request that somebody asks for. */
public sealed interface Verdict {

    /** The change is allowed. */
    record Allowed() implements Verdict {
    }

    /** The caller may not even know of the request. */
    record Hidden() implements Verdict {
    }

    /** The caller may see the request but not change it. */
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
