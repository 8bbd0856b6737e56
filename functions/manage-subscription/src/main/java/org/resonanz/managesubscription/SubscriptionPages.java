package org.resonanz.managesubscription;

import org.resonanz.gate.Form;
import org.resonanz.managesubscription.templates.JtesubscriptionGenerated;
import org.resonanz.people.MailStateTable;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.pages.PageFrame;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;

/** Builds the pages behind unsubscribe links. They do not say whose they are. */
final class SubscriptionPages {
    private final MailStateTable states;

    SubscriptionPages(MailStateTable states) {
        this.states = states;
    }

    /**
     * Returns the page that says whether the person is on the list, with one button that changes it.
     *
     * @param notice key of the text above the button, empty for none
     */
    ApiResponse show(int status, SubscriptionVisit visit, String notice) {
        return page(status, visit, SubscriptionForms.BUTTON, notice);
    }

    /** Returns the same page with a box that must be ticked first. */
    ApiResponse askOnceMore(int status, SubscriptionVisit visit) {
        return page(status, visit, SubscriptionForms.BOX, "again");
    }

    /** Returns a page with a title and a sentence or two. */
    static ApiResponse message(String key, int status, Language language) {
        return page(status, SubscriptionView.message(texts(language), key));
    }

    private ApiResponse page(int status, SubscriptionVisit visit, Form form, String notice) {
        var list = visit.token().list();
        var off = states.refusal(visit.token().ref(), list).isPresent();
        return page(status, new SubscriptionView(texts(visit.language()), (off ? "off." : "on.") + list.name(), notice,
                (off ? SubscriptionAction.SUBSCRIBE : SubscriptionAction.UNSUBSCRIBE).key(),
                form.equals(SubscriptionForms.BOX),
                visit.session().nonce(form, visit.now()))).withCookie(visit.session().cookie());
    }

    private static ApiResponse page(int status, SubscriptionView view) {
        return new PageFrame(view.texts().language(), view.title(), "message").around(status,
                output -> JtesubscriptionGenerated.render(output, null, view));
    }

    private static Texts texts(Language language) {
        return Texts.of("org.resonanz.managesubscription.subscription", language);
    }
}
