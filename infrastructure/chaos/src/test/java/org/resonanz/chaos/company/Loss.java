package org.resonanz.chaos.company;

/**
 * Something that the ledger finds wrong.
 *
 * @param request id of the request, empty where it is about all
 */
public record Loss(String request, String text) {
    /** Thrown where nobody is told how something ended. */
    static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unanswered(String message) {
            super(message);
        }
    }
}
