package org.resonanz.imports;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.RequestIndexItem;
import org.resonanz.requests.RequestItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Names the places of tickets. A ticket's item lies in the partition of its request, {@code REQUEST#id / IMPORT}, also
 * before there is a request. While it waits, it stands in the requests' indexes under keys that no request has:
 * {@code IMPORT#source} in that of teams, and in that of requesters, where a person's are found, {@code IMPORT#ref} by
 * the address that the tool sent, else {@code IMPORT#source#account}: whose account that is, only the map as it stands
 * when somebody asks can tell.
 */
public final class WaitingTicketItem {
    /** The sort key of a ticket. */
    public static final String SORT = "IMPORT";

    private static final String PREFIX = "IMPORT#";
    private static final String OF_SOURCE = "teamStatus";
    private static final String OF_PERSON = "requesterId";

    private WaitingTicketItem() {}

    /** Returns the key of the ticket of a request. */
    public static Map<String, AttributeValue> key(UUID requestId) {
        return Items.key(RequestItem.partition(requestId), SORT);
    }

    /** Returns true for the key of a ticket. */
    public static boolean is(Map<String, AttributeValue> key) {
        return Items.sort(key).equals(SORT);
    }

    /**
     * Puts a ticket into the indexes of those that wait.
     *
     * @param ref     pseudonym of the requester's address, null if the tool sent none
     * @param account the requester's account, null if the tool sent none
     * @param since   time since which it waits
     */
    public static Items waiting(Items item, String source, @Nullable String ref, @Nullable String account,
            Instant since) {
        var ofAccount = account == null ? null : ofAccount(source, account);
        return item.put(OF_SOURCE, PREFIX + source).put(OF_PERSON, ref == null ? ofAccount : PREFIX + ref)
                .put("createdAt", since);
    }

    /** Returns the query of the entries of a tool's tickets that wait, those that wait longest first. */
    public static QueryRequest.Builder ofSource(String table, String source) {
        return RequestIndexItem.Kind.OF_TEAM.query(table, PREFIX + source);
    }

    /** Returns the key after which {@link #ofSource} continues. */
    public static Map<String, AttributeValue> after(String source, UUID requestId, Instant since) {
        return Items.values().putAll(key(requestId)).put(OF_SOURCE, PREFIX + source).put("createdAt", since).build();
    }

    /** Returns the time in an entry's key since which its ticket waits. */
    public static Instant since(Map<String, AttributeValue> key) {
        return Items.requiredInstant(key, "createdAt");
    }

    /** Returns the query of the entries of the tickets that wait under a person's address. */
    public static QueryRequest.Builder ofPerson(String table, String ref) {
        return RequestIndexItem.Kind.OF_REQUESTER.query(table, PREFIX + ref);
    }

    /** Returns the query of the entries of the tickets that wait under an account of a tool. */
    public static QueryRequest.Builder ofAccount(String table, String source, String account) {
        return RequestIndexItem.Kind.OF_REQUESTER.query(table, ofAccount(source, account));
    }

    private static String ofAccount(String source, String account) {
        return PREFIX + source + "#" + account;
    }
}
