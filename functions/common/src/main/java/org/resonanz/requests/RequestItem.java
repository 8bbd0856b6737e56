package org.resonanz.requests;

import static org.resonanz.platform.aws.Items.number;
import static org.resonanz.platform.aws.Items.required;
import static org.resonanz.platform.aws.Items.requiredInstant;
import static org.resonanz.platform.aws.Items.requiredText;
import static org.resonanz.platform.aws.Items.text;
import static org.resonanz.platform.aws.Items.texts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.resonanz.facts.DayShards;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.mail.Address;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts requests to items of the table and back, and makes the changes of them. */
public final class RequestItem {
    /** The sort key of the request itself, beside its invitations and ratings. */
    public static final String SORT = "REQUEST";

    /** The attributes in the partition of a request that serve lookups and checks alone. */
    public static final Set<String> TECHNICAL = Set.of(DayIndexItem.SHARD, "teamStatus", DayIndexItem.REF,
            DayIndexItem.MAIL_REF,
            "treeVersion", "fingerprint");
    static final String FORMER_TEAMS = "formerTeams";
    static final String CREATED_AT = "createdAt";
    static final String COMPLETED_AT = "completedAt";

    private static final String PREFIX = "REQUEST#";

    private RequestItem() {}

    /** Returns the partition of a request and of all that belongs to it. */
    public static String partition(UUID id) {
        return PREFIX + id;
    }

    /** Returns the key of a request's item. */
    public static Map<String, AttributeValue> key(UUID id) {
        return Items.key(partition(id), SORT);
    }

    /** Returns the id of the request to which an item belongs. */
    public static UUID id(Map<String, AttributeValue> item) {
        return UUID.fromString(name(item));
    }

    /** Returns true for the key of a request's own item. */
    public static boolean is(Map<String, AttributeValue> key) {
        return Items.sort(key).equals(SORT);
    }

    /** Returns the id of the request to which an item belongs, as a text. */
    public static String name(Map<String, AttributeValue> item) {
        return Items.partition(item).substring(PREFIX.length());
    }

    /** Returns the status of a request. */
    public static Status status(Map<String, AttributeValue> item) {
        return Status.valueOf(requiredText(item, "status"));
    }

    /** Returns the id of the team that has a request. */
    public static String teamId(Map<String, AttributeValue> item) {
        return DayIndexItem.teamId(item);
    }

    /** Returns the id of the team from which a request comes. */
    public static String customerTeamId(Map<String, AttributeValue> item) {
        return requiredText(item, "customerTeamId");
    }

    /** Returns how often a request was completed; empty if it never was. */
    public static Optional<Integer> completions(Map<String, AttributeValue> item) {
        return Optional.ofNullable(number(item, DayIndexItem.COMPLETION));
    }

    /** Returns the partition of the {@code byTeam} index that holds a team's requests of a status. */
    public static String teamStatus(String teamId, Status status) {
        return teamId + "#" + status;
    }

    /** Returns the item of a new request. Completion, reopening and the rest change single attributes of it. */
    public static Map<String, AttributeValue> toItem(Request request) {
        var requester = request.requester();
        return Items.item(partition(request.id()), SORT)
                .put(DayIndexItem.ID, request.id().toString())
                .put("status", request.status().name())
                .put("teamId", request.teamId())
                .put("teamStatus", request.isHelped() ? null : teamStatus(request.teamId(), request.status()))
                .put("requesterId", requester.id())
                .put(DayIndexItem.REF, requester.ref())
                .put(DayIndexItem.MAIL_REF,
                        requester.mailRef().equals(requester.ref()) ? null : requester.mailRef())
                .put("requesterName", requester.name())
                .put("language", requester.language())
                .put("customerTeamId", requester.customerTeamId())
                .put("requesterTeams", requester.teams())
                .put("origin", request.origin().name())
                .put(DayIndexItem.NOTED, request.origin().isNoted() ? true : null)
                .put("subject", request.subject())
                .put("details", request.details())
                .put("department", request.department())
                .put("treeVersion", request.treeVersion())
                .put(CREATED_AT, request.createdAt())
                .put("fingerprint", request.fingerprint())
                .build();
    }

    /** Returns the write that stores a new request unless its id is taken. */
    public static ItemPut create(Request request) {
        return ItemPut.of(toItem(request)).ifAbsent();
    }

    /**
     * Returns the write that stores help without a ticket unless its id is taken. The item has no place among the
     * team's requests, nor among the completions that a night reads.
     *
     * @param day the organisation's calendar day on which it was entered
     */
    public static ItemPut createHelped(Request request, LocalDate day, Instant expiresAt) {
        return ItemPut.of(Items.values().putAll(toItem(request))
                .put(DayIndexItem.COMPLETION, request.completions())
                .put(COMPLETED_AT, request.lastCompletion().at())
                .put(StepItem.STEPS, StepItem.toValue(request.steps()))
                .put(DayIndexItem.SHARD, DayShards.of(DayShards.Kind.HELPED, day, request.requester().ref()))
                .put(Items.EXPIRES_AT, expiresAt.getEpochSecond()).build()).ifAbsent();
    }

    /** Returns true if a request is one of the team's, and not help without a ticket. */
    public static boolean isOfTeam(Map<String, AttributeValue> item) {
        return !Origin.HELPED.name().equals(text(item, "origin"));
    }

    /**
     * Returns the write of a change. Its condition fails if status, team or number of completions are no longer as they
     * were read.
     */
    public static ItemUpdate update(Request read, RequestChange change) {
        var set = attributes(read, change);
        var removed = optional(change).stream().filter(name -> !set.containsKey(name)).toList();
        var names = Stream.of(List.of("status", "teamId", "completion"), set.keySet(), removed)
                .flatMap(Collection::stream).distinct().collect(Collectors.toMap(name -> "#" + name, name -> name));
        var values = Items.values().put(":readStatus", read.status().name()).put(":readTeam", read.teamId())
                .put(":readCompletion", read.completion() == null ? null : read.completions());
        set.forEach((name, value) -> values.put(":" + name, value));
        return ItemUpdate.of(key(read.id()),
                "SET " + list(set.keySet(), name -> "#" + name + " = :" + name)
                        + (removed.isEmpty() ? "" : " REMOVE " + list(removed, name -> "#" + name)),
                values).naming(names).onlyIf("#status = :readStatus AND #teamId = :readTeam AND "
                        + (read.completion() == null
                                ? "attribute_not_exists(#completion)"
                                : "#completion = :readCompletion"));
    }

    private static String list(Collection<String> names, UnaryOperator<String> each) {
        return names.stream().map(each).collect(Collectors.joining(", "));
    }

    private static Map<String, AttributeValue> attributes(Request read, RequestChange change) {
        var changed = switch (change) {
            case RequestChange.Complete done -> completed(read, done);
            case RequestChange.Cancel(_, var expiresAt) -> status(read.teamId(), Status.CANCELLED)
                    .put(Items.EXPIRES_AT, expiresAt.getEpochSecond());
            case RequestChange.Transfer(var teamId, var formerTeams, var by, var reason, var at) ->
                Items.values().put("teamId", teamId).put("teamStatus", teamStatus(teamId, Status.OPEN))
                        .put(FORMER_TEAMS, formerTeams).put("transferredBy", by).put("transferredAt", at)
                        .put("transferReason", reason);
            case RequestChange.Reopen(var reason, var at) -> status(read.teamId(), Status.OPEN)
                    .put("reopenedAt", at).put("reopenReason", reason);
        };
        return changed.put(StepItem.STEPS, StepItem.toValue(read.stepsAfter(change))).build();
    }

    /** Returns the attributes that a change removes unless it sets them. */
    private static List<String> optional(RequestChange change) {
        return switch (change) {
            case RequestChange.Complete _ -> List.of("note");
            case RequestChange.Cancel _ -> List.of();
            case RequestChange.Transfer _ -> List.of("transferReason");
            case RequestChange.Reopen _ -> List.of(Items.EXPIRES_AT, DayIndexItem.SHARD, "reopenReason");
        };
    }

    private static Items completed(Request read, RequestChange.Complete done) {
        var completion = done.completion();
        return status(read.teamId(), Status.COMPLETED)
                .put("completion", completion.number())
                .put(COMPLETED_AT, completion.at())
                .put("completedBy", completion.by())
                .put("note", completion.note())
                .put("department", done.department())
                .put("treeVersion", done.treeVersion())
                .put(DayIndexItem.SHARD, DayShards.of(DayShards.Kind.COMPLETION, done.day(), read.requester().ref()))
                .put(Items.EXPIRES_AT, done.expiresAt().getEpochSecond());
    }

    private static Items status(String teamId, Status status) {
        return Items.values().put("status", status.name()).put("teamStatus", teamStatus(teamId, status));
    }

    /**
     * Adds the requester's attributes to an item of a rating or an invitation, from which a night decides whether it
     * counts.
     */
    public static Items rater(Items item, Request request) {
        var requester = request.requester();
        return DayIndexItem.putPerson(item, requester.ref(), requester.mailRef(),
                new Address(requester.id()).domain(), request.origin().isNoted())
                .put(DayIndexItem.HELPED, request.isHelped() ? true : null);
    }

    /** Returns the id of the team that an item of a request's partition names, null if it names none. */
    public static @Nullable String namedTeam(Map<String, AttributeValue> item) {
        return text(item, "teamId");
    }

    /**
     * Returns the pseudonym of the whole address that an item of a request's partition names, null if the address has
     * no {@code +tag}.
     */
    public static @Nullable String mailRef(Map<String, AttributeValue> item) {
        return text(item, "mailRef");
    }

    /** Reads a request from its item, or from an entry of an index, which leaves out details and note. */
    public static Request fromItem(Map<String, AttributeValue> item) {
        var requester = new Requester(requiredText(item, "requesterId"), DayIndexItem.ref(item),
                DayIndexItem.mailRef(item),
                requiredText(item, "requesterName"),
                requiredText(item, "language"), customerTeamId(item), texts(item, "requesterTeams"));
        return new Request(UUID.fromString(name(item)), status(item), teamId(item), requester,
                Origin.valueOf(requiredText(item, "origin")),
                requiredText(item, "subject"),
                text(item, "details"), text(item, "department"), Long.parseLong(required(item, "treeVersion").n()),
                requiredInstant(item, CREATED_AT), completion(item), text(item, "reopenReason"),
                text(item, "transferredBy"), formerTeams(item), StepItem.fromItem(item),
                text(item, "fingerprint"));
    }

    static List<String> formerTeams(Map<String, AttributeValue> item) {
        return texts(item, FORMER_TEAMS);
    }

    private static @Nullable Completion completion(Map<String, AttributeValue> item) {
        var count = number(item, "completion");
        return count == null
                ? null
                : new Completion(count, requiredInstant(item, COMPLETED_AT), text(item, "completedBy"),
                        text(item, "note"));
    }
}
