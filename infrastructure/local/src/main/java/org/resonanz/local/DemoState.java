package org.resonanz.local;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.resonanz.local.state.Snapshot;

/** Chooses what is kept of a host's own state: what the next host goes on with. */
final class DemoState {
    /** The age up to which mails are kept: older links have expired. */
    private static final Duration MAILS_KEPT = Duration.ofDays(14);
    /** The key of a night's figures. */
    private static final Pattern FIGURES = Pattern.compile("((?:SCORES|INTERFACES)#\\w+)#(\\d{4}-\\d\\d-\\d\\d) ");
    /** The age up to which all figures are kept, in days. Readers take the newest. */
    private static final int NIGHTS_KEPT = 3;
    /** The figures that digests also read of the window before, and the age up to which they do. */
    private static final String COMPARED = "SCORES#90d";
    private static final int COMPARED_DAYS = 92;
    private static final Comparator<Map<?, ?>> MAILS = Comparator.<Map<?, ?>, String>comparing(
            mail -> text(mail, "at")).thenComparing(mail -> text(mail, "to"))
            .thenComparing(mail -> text(mail, "subject"));

    private DemoState() {}

    /** Returns what the next host of the same addresses and tokens begins with. */
    static Snapshot between(Snapshot all, Instant now) {
        var state = kept(all, now, "(secret|schedule|once)/.*|issuer");
        number(state, mails(all, now));
        return new Snapshot(state, all.items());
    }

    /** Returns what a host of another start begins with, in which addresses are replaced by others. */
    static Snapshot last(Snapshot all, Instant now, Map<String, String> addresses) {
        var state = kept(all, now, "(secret|schedule|once)/.*");
        number(state, mails(all, now).stream().<Map<?, ?>>map(mail -> at(addresses, mail)).toList());
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Snapshot(state, all.items().stream().filter(item -> isRead(Snapshot.key(item), day)).toList());
    }

    /** Returns false for an item with a night's figures that nobody will read any more. */
    private static boolean isRead(String key, LocalDate day) {
        var figures = FIGURES.matcher(key);
        if (!figures.lookingAt()) {
            return true;
        }
        var age = ChronoUnit.DAYS.between(LocalDate.parse(figures.group(2)), day);
        return age <= NIGHTS_KEPT || (figures.group(1).equals(COMPARED) && age <= COMPARED_DAYS);
    }

    private static Map<String, Object> kept(Snapshot all, Instant now, String keys) {
        var state = new TreeMap<String, Object>();
        all.state().forEach((key, value) -> {
            if (key.matches(keys)) {
                state.put(key, value);
            }
        });
        state.put("clock", now.toString());
        return state;
    }

    private static List<Map<?, ?>> mails(Snapshot all, Instant now) {
        var oldest = now.minus(MAILS_KEPT);
        return all.state().entrySet().stream().filter(entry -> entry.getKey().startsWith("mail/"))
                .<Map<?, ?>>map(entry -> (Map<?, ?>) entry.getValue())
                .filter(mail -> Instant.parse(text(mail, "at")).isAfter(oldest)).sorted(MAILS).toList();
    }

    private static void number(Map<String, Object> state, List<Map<?, ?>> mails) {
        for (var number = 0; number < mails.size(); number++) {
            state.put(String.format("mail/%05d", number), mails.get(number));
        }
    }

    private static Map<String, Object> at(Map<String, String> addresses, Map<?, ?> mail) {
        try {
            var json = JSON.std.asString(mail);
            for (var address : addresses.entrySet()) {
                json = json.replace(address.getKey(), address.getValue());
            }
            return JSON.std.mapFrom(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String text(Map<?, ?> mail, String name) {
        return String.valueOf(mail.get(name));
    }
}
