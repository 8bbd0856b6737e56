package org.resonanz.managesubscription;

import org.resonanz.http.ApiResponse;
import org.resonanz.managesubscription.templates.JtesubscriptionGenerated;
import org.resonanz.pages.PageFrame;
import org.resonanz.people.MailList;
import org.resonanz.texts.Language;
import org.resonanz.texts.Texts;

/** The pages that people see; whose they are they do not tell. */
final class SubscriptionPages {

    private SubscriptionPages() {
    }

    /**
     * Says whether somebody is on the list, with one button that changes it.
     *
     * @param notice key of what must be said about it, empty for nothing
     */
    static ApiResponse form(int status, Language language, MailList list, boolean off, String notice) {
        var key = (off ? "off." : "on.") + list.name();
        return page(status, language, key, notice, off ? "subscribe" : "unsubscribe");
    }

    static ApiResponse message(String key, int status, Language language) {
        return page(status, language, key, "", "");
    }

    private static ApiResponse page(int status, Language language, String key, String notice, String action) {
        var texts = Texts.of("org.resonanz.managesubscription.subscription", language);
        return new PageFrame(language, texts.get(key + ".title"), "message").around(status,
                output -> JtesubscriptionGenerated.render(output, null, texts, key, notice, action));
    }
}
