package org.resonanz.capturefeedback;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.resonanz.gate.Form;
import org.resonanz.gate.PageView.Shown;
import org.resonanz.gate.Signal;
import org.resonanz.settings.Settings;

/** Tells people who press a form's button from machines that post to its address. */
final class Gate {
    private final Supplier<Settings> settings;
    private final SideNotes notes;

    Gate(Supplier<Settings> settings, SideNotes notes) {
        this.settings = settings;
        this.notes = notes;
    }

    /**
     * Returns the form that was sent if this browser was shown it; otherwise notes a refused attempt and returns empty.
     *
     * @param forms the forms that may be sent here
     */
    Optional<Shown> shown(Visit visit, String nonce, Set<Form> forms) {
        var shown = visit.view().shown(nonce, forms, visit.now());
        if (shown.isEmpty()) {
            notes.refused(visit, SideNotes.Refusal.UNSEEN);
        }
        return shown;
    }

    /** Returns the signals that a machine sent the form; empty if there are none. */
    Set<Signal> signals(Visit visit, Shown shown, boolean decoyed) {
        return Signal.of(settings.get().suspicion(), visit.view(), shown, decoyed, visit.mailedAt(), visit.now());
    }
}
