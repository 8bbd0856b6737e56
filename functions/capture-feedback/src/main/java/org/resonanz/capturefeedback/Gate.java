package org.resonanz.capturefeedback;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.resonanz.gate.BrowserSession.ShownForm;
import org.resonanz.gate.Form;
import org.resonanz.gate.Signal;
import org.resonanz.ratings.RefusedAttempt;
import org.resonanz.settings.Settings;

/** Tells people who press a form's button from machines that post to its address. */
final class Gate {
    private final Supplier<Settings> settings;
    private final SideNoteTable notes;

    Gate(Supplier<Settings> settings, SideNoteTable notes) {
        this.settings = settings;
        this.notes = notes;
    }

    /**
     * Returns the form that was sent if this browser was shown it; otherwise notes a refused attempt and returns empty.
     *
     * @param forms the forms that may be sent here
     */
    Optional<ShownForm> shownForm(RatingVisit visit, String nonce, Set<Form> forms) {
        var shownForm = visit.session().shownForm(nonce, forms, visit.now());
        if (shownForm.isEmpty()) {
            notes.refused(visit, RefusedAttempt.UNSEEN);
        }
        return shownForm;
    }

    /** Returns the signals that a machine sent the form; empty if there are none. */
    Set<Signal> signals(RatingVisit visit, ShownForm shownForm, boolean decoyed) {
        return Signal.of(settings.get().suspicion(), visit.session(), shownForm, decoyed, visit.mailedAt(),
                visit.now());
    }
}
