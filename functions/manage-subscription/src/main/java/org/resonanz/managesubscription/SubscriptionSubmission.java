package org.resonanz.managesubscription;

import java.util.function.Supplier;
import org.resonanz.gate.BrowserSession.ShownForm;
import org.resonanz.gate.FormFields;
import org.resonanz.gate.Signal;
import org.resonanz.people.MailStateTable;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.pages.PageFrame;
import org.resonanz.settings.Settings;

/** Handles the page's submitted form. A person may have sent it, or a machine. */
final class SubscriptionSubmission {
    private final Supplier<Settings> settings;
    private final MailStateTable states;
    private final SubscriptionPages pages;

    SubscriptionSubmission(Supplier<Settings> settings, MailStateTable states, SubscriptionPages pages) {
        this.settings = settings;
        this.states = states;
        this.pages = pages;
    }

    /** Performs the action of a form if it is valid, or asks again, and returns the page for it. */
    ApiResponse submit(SubscriptionVisit visit, FormFields fields) {
        var shownForm = visit.session().shownForm(fields.text("nonce"), SubscriptionForms.ALL, visit.now());
        var action = SubscriptionAction.of(fields.text("action"));
        if (!fields.whole() || action.isEmpty()) {
            return shownForm.filter(shown -> shown.form().equals(SubscriptionForms.BOX)).isPresent()
                    ? pages.askOnceMore(422, visit)
                    : pages.show(422, visit, "unknown");
        }
        if (shownForm.isEmpty()) {
            // Machines post without having looked; people whose cookies are blocked read what to do about it.
            return pages.show(403, visit, "confirm");
        }
        return isSuspicious(visit, shownForm.get(), fields)
                ? pages.askOnceMore(200, visit)
                : perform(visit, action.get());
    }

    private boolean isSuspicious(SubscriptionVisit visit, ShownForm shownForm, FormFields fields) {
        return !Signal
                .of(settings.get().suspicion(), visit.session(), shownForm, fields.decoyed(), visit.token().sentAt(),
                        visit.now())
                .isEmpty();
    }

    private ApiResponse perform(SubscriptionVisit visit, SubscriptionAction action) {
        var token = visit.token();
        switch (action) {
            case UNSUBSCRIBE -> states.unsubscribe(token.ref(), token.list(), visit.now());
            case SUBSCRIBE -> states.subscribe(token.ref(), token.list());
        }
        return PageFrame.seeOther(visit.link());
    }
}
