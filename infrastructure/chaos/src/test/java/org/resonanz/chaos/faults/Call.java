package org.resonanz.chaos.faults;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A call of a function to AWS.
 *
 * @param operation  such as {@code PutItem}, {@code SendEmail}
 * @param site       the place in the code, such as {@code RequestTable:38 getItem}
 * @param invocation the id of the function's invocation
 * @param body       the JSON of the request
 */
record Call(String operation, String site, String function, String invocation, Map<String, Object> body, String text) {
    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern REQUEST = Pattern.compile("REQUEST#([0-9a-f-]{36})");

    boolean writes() {
        return WRITES.contains(operation);
    }

    boolean isOfTable() {
        return writes() || operation.endsWith("GetItem") || operation.equals("Query");
    }

    /** Returns true if the response may tell an older state. */
    boolean mayBeOld() {
        return operation.equals("Query") && body.containsKey("IndexName")
                || (operation.equals("Query") || operation.equals("GetItem"))
                        && !Boolean.TRUE.equals(body.get("ConsistentRead"));
    }

    /** Returns the ids of the requests that the call names in keys. */
    Set<String> requests() {
        var ids = new TreeSet<String>();
        REQUEST.matcher(text).results().forEach(found -> ids.add(found.group(1)));
        return ids;
    }

    /** Returns the first id that the call names anywhere, as a mail does in its links. */
    Optional<String> named() {
        var id = ID.matcher(text);
        return id.find() ? Optional.of(id.group()) : Optional.empty();
    }
}
