package org.resonanz.managesubscription;

import java.util.function.Supplier;
import org.resonanz.gate.Form;
import org.resonanz.links.IntranetLinks;
import org.resonanz.managesubscription.templates.JtesubscriptionGenerated;
import org.resonanz.people.MailStateTable;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.organisation.Organisation;
import org.resonanz.platform.pages.PageFrame;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;
import org.resonanz.settings.Settings;

/** Builds the pages behind unsubscribe links. They do not say whose they are. */
final class SubscriptionPages {
    private final Supplier<Settings> settings;
    private final MailStateTable states;
    private final IntranetLinks intranet;

    SubscriptionPages(Supplier<Settings> settings, MailStateTable states, IntranetLinks intranet) {
        this.intranet = intranet;
        this.settings = settings;
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
    ApiResponse message(String key, int status, Language language) {
        return page(settings.get().organisation(), status, SubscriptionView.message(texts(language), key, null));
    }

    /** Returns a page that refuses a link before the table is read, so without name and looks of the organisation. */
    ApiResponse refusal(String key, int status, Language language) {
        return page(Organisation.unnamed(), status, SubscriptionView.message(texts(language), key, intranet.home()));
    }

    private ApiResponse page(int status, SubscriptionVisit visit, Form form, String notice) {
        var list = visit.token().list();
        var off = states.refusal(visit.token().ref(), list).isPresent();
        return page(settings.get().organisation(), status,
                new SubscriptionView(texts(visit.language()), (off ? "off." : "on.") + list.name(), notice,
                        (off ? SubscriptionAction.SUBSCRIBE : SubscriptionAction.UNSUBSCRIBE).key(),
                        form.equals(SubscriptionForms.BOX),
                        visit.session().nonce(form, visit.now()), null))
                .withCookie(visit.session().cookie());
    }

    private static ApiResponse page(Organisation organisation, int status, SubscriptionView view) {
        return new PageFrame(organisation, view.texts().language(), view.title(), "message").around(status,
                output -> JtesubscriptionGenerated.render(output, null, view));
    }

    private static Texts texts(Language language) {
        return Texts.of("org.resonanz.managesubscription.subscription", language);
    }
}
