package org.resonanz.managesubscription;

import java.util.function.Supplier;
import org.resonanz.gate.BrowserSession.ShownForm;
import org.resonanz.gate.FormFields;
import org.resonanz.gate.Signal;
import org.resonanz.people.MailStates;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.pages.PageFrame;
import org.resonanz.settings.Settings;

/** Handles the page's form when a person or a machine presses its button. */
final class Pressing {
    private final Supplier<Settings> settings;
    private final MailStates states;
    private final SubscriptionPages pages;

    Pressing(Supplier<Settings> settings, MailStates states, SubscriptionPages pages) {
        this.settings = settings;
        this.states = states;
        this.pages = pages;
    }

    /** Fulfils the wish of a form if it is valid, or asks again, and returns the page that says so. */
    ApiResponse press(Visit visit, FormFields fields) {
        var shown = visit.session().shown(fields.text("nonce"), Forms.ALL, visit.now());
        var wish = Wish.of(fields.text("action"));
        if (!fields.whole() || wish.isEmpty()) {
            return shown.filter(seen -> seen.form().equals(Forms.BOX)).isPresent()
                    ? pages.askOnceMore(422, visit)
                    : pages.show(422, visit, "unknown");
        }
        if (shown.isEmpty()) {
            // Machines post without having looked; people whose cookies are blocked read what to do about it.
            return pages.show(403, visit, "confirm");
        }
        return smellsOfMachine(visit, shown.get(), fields) ? pages.askOnceMore(200, visit) : fulfil(visit, wish.get());
    }

    private boolean smellsOfMachine(Visit visit, ShownForm shown, FormFields fields) {
        return !Signal.of(settings.get().suspicion(), visit.session(), shown, fields.decoyed(), visit.token().sentAt(),
                visit.now()).isEmpty();
    }

    private ApiResponse fulfil(Visit visit, Wish wish) {
        var token = visit.token();
        switch (wish) {
            case UNSUBSCRIBE -> states.unsubscribe(token.ref(), token.list(), visit.now());
            case SUBSCRIBE -> states.subscribe(token.ref(), token.list());
        }
        return PageFrame.seeOther(visit.link());
    }
}
