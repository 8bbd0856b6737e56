package org.resonanz.eraseperson;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.resonanz.aws.Items;
import org.resonanz.followups.FollowUp;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;

/** An item of a team's partition, which may remember a person: a day row, what waits for release, a group of comments. */
record TeamItem(Map<String, AttributeValue> item) {
    /** Lists of ratings, as {@code requestId#n}. */
    private static final List<String> RATINGS = List.of("ratings", "comments");

    /** Attributes in which people or their ratings stand. */
    private static final List<String> REMEMBERING = List.of("voices", "silent", "speakers", "ratings", "comments");

    Map<String, AttributeValue> key() {
        return Items.key(Items.text(item, "PK"), Items.text(item, "SK"));
    }

    boolean isFollowUpOf(Set<String> requests) {
        return sort().startsWith(FollowUp.PREFIX) && requests.contains(Items.text(item, "requestId"));
    }

    /** True for a group of comments that holds one of theirs. */
    boolean quotes(Set<String> requests) {
        return sort().startsWith("QUOTES#") && Items.texts(item, "ratings").stream().anyMatch(name -> isOf(name, requests));
    }

    /** True where a pseudonym or a request of theirs stands in it. */
    boolean remembers(String ref, Set<String> requests) {
        return isWaiting() && !forgetting(ref, requests).equals(item);
    }

    /** The write of the item without the person, as long as it still remembers those whom it did. */
    Put withoutThem(String table, String ref, Set<String> requests) {
        var remembering = REMEMBERING.stream().filter(item::containsKey).toList();
        return Put.builder().tableName(table).item(forgetting(ref, requests))
                .conditionExpression(remembering.stream().map(name -> "#" + name + " = :" + name)
                        .collect(Collectors.joining(" AND ")))
                .expressionAttributeNames(remembering.stream().collect(Collectors.toMap(name -> "#" + name, name -> name)))
                .expressionAttributeValues(remembering.stream().collect(Collectors.toMap(name -> ":" + name, item::get)))
                .build();
    }

    private Map<String, AttributeValue> forgetting(String ref, Set<String> requests) {
        var rest = new LinkedHashMap<>(item);
        for (var people : List.of("voices", "silent")) {
            rest.computeIfPresent(people, (name, all) -> AttributeValue.fromM(without(all.m(), ref)));
        }
        rest.computeIfPresent("speakers", (name, all) -> without(all, text -> text.equals(ref)));
        RATINGS.forEach(list -> rest.computeIfPresent(list, (name, all) -> without(all, text -> isOf(text, requests))));
        return rest;
    }

    /** Day rows and what waits for the release of comments. */
    private boolean isWaiting() {
        return sort().startsWith("DAY#") || sort().startsWith("COMMENTED#");
    }

    private String sort() {
        return Items.text(item, "SK");
    }

    private static boolean isOf(String rating, Collection<String> requests) {
        return requests.contains(rating.substring(0, rating.indexOf('#')));
    }

    private static Map<String, AttributeValue> without(Map<String, AttributeValue> people, String ref) {
        return people.entrySet().stream().filter(entry -> !entry.getKey().equals(ref))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static AttributeValue without(AttributeValue list, Predicate<String> theirs) {
        return AttributeValue.fromL(list.l().stream().filter(text -> !theirs.test(text.s())).toList());
    }
}
