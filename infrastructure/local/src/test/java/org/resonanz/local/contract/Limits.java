package org.resonanz.local.contract;

import java.util.List;
import java.util.Optional;

/** Lists what the stand-ins cannot do, by test. */
final class Limits {
    /**
     * A test that cannot pass against a stand-in.
     *
     * @param reason  why, as the report says it
     * @param symptom a part of the message with which the test fails there
     */
    record Limit(String standIn, String test, String reason, String symptom) {
    }

    static final String HOST = "the host";
    static final String MOTO = "moto";
    static final String LOCAL_STACK = "LocalStack";

    static final List<Limit> ALL = List.of(
            new Limit(HOST, "a_link_key_that_was_added_is_read",
                    "Its secrets are made once: the runbook's rotation is tried against moto.", "PutSecretValue"),
            new Limit(HOST, "a_sender_that_is_not_verified_is_refused",
                    "Its mailbox takes mails of everybody.", "MessageRejectedException to be thrown"),
            new Limit(MOTO, "a_message_has_the_fields_of_an_event_and_no_others",
                    "Its events name no account, which no function reads.", "account"),
            new Limit(MOTO, "a_mail_is_text_too", "It keeps the HTML alone.", "expected: <Grüße>"),
            new Limit(MOTO, "a_mail_keeps_its_headers", "It keeps neither headers nor where to reply.",
                    "expected: <service@resonanz.example>"),
            new Limit(MOTO, "a_bounce_comes_as_an_event_that_names_the_mail_s_configuration_set",
                    "It tells bounces to SNS alone.", "Only 0 of 1 messages came."),
            new Limit(LOCAL_STACK, "a_bounce_comes_as_an_event_that_names_the_mail_s_configuration_set",
                    "Its mails go to the host's mailbox, which tells the host's bus.", "Only 0 of 1 messages came."),
            new Limit(LOCAL_STACK, "a_sender_that_is_not_verified_is_refused",
                    "Its mails go to the host's mailbox, which takes mails of everybody.",
                    "MessageRejectedException to be thrown"));

    private Limits() {}

    /** Returns the limit that keeps a test from passing against a stand-in; empty if there is none. */
    static Optional<Limit> find(String standIn, String test) {
        return ALL.stream().filter(limit -> limit.standIn().equals(standIn) && limit.test().equals(test)).findFirst();
    }
}
