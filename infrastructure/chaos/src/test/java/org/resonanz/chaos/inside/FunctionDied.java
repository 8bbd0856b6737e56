package org.resonanz.chaos.inside;

/** The end of a function in the midst of its work. No code of the product catches it. */
final class FunctionDied extends Error {
    private static final long serialVersionUID = 1;

    FunctionDied() {
        super("The function was killed.", null, false, false);
    }
}
