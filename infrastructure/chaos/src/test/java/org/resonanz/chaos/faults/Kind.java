package org.resonanz.chaos.faults;

/** The kinds of faults. */
public enum Kind {
    DIES_BEFORE("a function dies before a call"), DIES_AFTER("a function dies after a call took effect"), CONFLICT(
            "`TransactionConflictException`, of single writes and in cancelled transactions"), THROTTLED(
                    "`ProvisionedThroughputExceededException`"), NEVER_ARRIVES(
                            "connection lost before a call took effect"), ANSWER_LOST(
                                    "connection lost after a call took effect"), UNPROCESSED(
                                            "keys of a batch not processed"), OLDER_STATE(
                                                    "an older state read, by an index or without ConsistentRead"), MAIL_THROTTLED(
                                                            "SES throttles"), MAIL_FAILS_AFTER(
                                                                    "SES fails after it has sent"), MAIL_FAILS_BEFORE(
                                                                            "SES fails before it has sent"), SECRET_AWAY(
                                                                                    "Secrets Manager is away"), EVENT_REFUSED(
                                                                                            "the bus refuses an event of several"), BUS_AWAY(
                                                                                                    "the bus is away"), HOST_KILLED(
                                                                                                            "`kill -9` of the whole host"), SAID_TWICE(
                                                                                                                    "a client says the same twice at once"), MESSAGE_TWICE(
                                                                                                                            "a message comes twice, late and out of order"), DELIVERY_FAILS(
                                                                                                                                    "a delivery fails before its function");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
