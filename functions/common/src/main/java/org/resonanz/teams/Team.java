package org.resonanz.teams;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A team of the organisation.
 *
 * @param parentId the team above it, null for the root
 * @param leads    mail addresses of those who lead it
 * @param mailbox  address that learns of new requests, null for none
 * @param locale   language of the team's mails, {@code de} or {@code en}
 */
public record Team(String id, String name, @Nullable String parentId, List<String> leads,
        @Nullable String mailbox, String locale) {
    /** Most characters of an id. */
    public static final int LONGEST_ID = 63;
    /** What a team's id may look like. */
    public static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    /** The customer team and department of people without an account. */
    public static final String EXTERNAL = "external";
    /** The customer team and department of employees whose token names no team. */
    public static final String UNASSIGNED = "unassigned";

    /** True for what a team of the tree may be called; the ids that stand for no team are reserved. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches() && !isReserved(text);
    }

    /** True for the ids that stand where there is no team. */
    public static boolean isReserved(String id) {
        return EXTERNAL.equals(id) || UNASSIGNED.equals(id);
    }
}
