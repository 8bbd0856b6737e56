package org.resonanz.platform.organisation;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The organisation as its mails and pages show it. Each part may be null, and then mails and pages do without.
 *
 * @param logoUrl    address of its logo, matching {@link #LOGO_URL}
 * @param accent     colour of its buttons and marks, {@code #rrggbb}
 * @param senderName name that mail programs show as the sender
 * @param replyTo    mail address to which answers to mails go
 */
public record Organisation(@Nullable String name, @Nullable String logoUrl, @Nullable String accent,
        @Nullable String senderName, @Nullable String replyTo) {

    /** The form of a logo's address. Its first group, the origin, becomes a part of the pages' content security policy. */
    public static final Pattern LOGO_URL = Pattern
            .compile("(https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?)(/[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?");
    /** The form of a colour. */
    public static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");

    private static final Organisation UNNAMED = new Organisation(null, null, null, null, null);

    public Organisation {
        if (logoUrl != null && !LOGO_URL.matcher(logoUrl).matches()) {
            throw new IllegalArgumentException("The logo's address is none.");
        }
        if (accent != null && !COLOUR.matcher(accent).matches()) {
            throw new IllegalArgumentException("The accent is no colour.");
        }
    }

    /** Returns an organisation that shows neither name nor looks of its own. */
    public static Organisation unnamed() {
        return UNNAMED;
    }

    /** Returns its name, or the product's where it has none. */
    public String title() {
        return Objects.requireNonNullElse(name, "Resonanz");
    }

    /** Returns true if pages have something to show above their content. */
    public boolean isShown() {
        return name != null || logoUrl != null;
    }

    /** Returns the colours of its mails and pages. */
    public Palette palette() {
        return accent == null ? Palette.DEFAULT : Palette.of(accent);
    }

    /** Returns the origin from which its logo comes, null if it has none. */
    public @Nullable String logoOrigin() {
        var parts = LOGO_URL.matcher(Objects.requireNonNullElse(logoUrl, ""));
        return parts.matches() ? parts.group(1) : null;
    }
}
