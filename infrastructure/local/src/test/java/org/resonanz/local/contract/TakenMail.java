package org.resonanz.local.contract;

import java.util.Map;

/** A mail that SES took. What a stand-in does not keep is empty. */
record TakenMail(String from, String to, String subject, String html, String text, Map<String, String> headers) {
    TakenMail {
        headers = Map.copyOf(headers);
    }
}
