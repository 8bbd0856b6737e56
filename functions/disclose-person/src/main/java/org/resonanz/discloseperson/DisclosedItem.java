package org.resonanz.discloseperson;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.resonanz.invitations.InvitationItem;
import org.resonanz.platform.aws.FormatVersion;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.mail.Address;
import org.resonanz.requests.RequestItem;
import org.resonanz.traces.Person;
import org.resonanz.traces.PersonNames;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Turns items into JSON for the person whom they are about. All attributes are shown except keys of indexes, other
 * technical attributes, and the addresses and pseudonyms of others.
 */
record DisclosedItem(Person person, PersonNames names) {
    private static final Set<String> TECHNICAL = Stream
            .of(Items.KEY, Set.of(FormatVersion.ATTRIBUTE), RequestItem.TECHNICAL, InvitationItem.TECHNICAL)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{32}");

    /** Returns an item's attributes by name; times are ISO 8601 UTC. */
    Map<String, Object> item(Map<String, AttributeValue> item) {
        var json = new LinkedHashMap<String, Object>();
        item.entrySet().stream().filter(entry -> !TECHNICAL.contains(entry.getKey())).sorted(Map.Entry.comparingByKey())
                .forEach(entry -> put(json, entry.getKey(), entry.getValue()));
        json.computeIfPresent(Items.EXPIRES_AT, (name, seconds) -> Items.time(Instant.ofEpochSecond(
                Long.parseLong(seconds.toString()))));
        return json;
    }

    /** Returns a sort key without the person's pseudonym. */
    String key(String sort) {
        return sort.contains(person.ref()) ? sort.substring(0, sort.indexOf('#')) : sort;
    }

    private void put(Map<String, Object> json, String name, AttributeValue attribute) {
        var value = isOfOthers(name) ? null : value(attribute);
        if (value != null) {
            json.put(name, value);
        }
    }

    /** Returns a value as JSON, null if it is somebody else's. */
    private @Nullable Object value(AttributeValue value) {
        return switch (value.type()) {
            case S -> isOfOthers(value.s()) ? null : value.s();
            case N -> new BigDecimal(value.n());
            case BOOL -> value.bool();
            case L -> value.l().stream().map(this::value).filter(Objects::nonNull).toList();
            case SS -> value.ss().stream().filter(text -> !isOfOthers(text)).toList();
            case NS -> value.ns().stream().map(BigDecimal::new).sorted().toList();
            case M -> map(value.m());
            default -> null;
        };
    }

    private Map<String, Object> map(Map<String, AttributeValue> map) {
        var json = new LinkedHashMap<String, Object>();
        map.forEach((name, inner) -> put(json, name, inner));
        return json;
    }

    private boolean isOfOthers(String text) {
        return PSEUDONYM.matcher(text).matches()
                ? !names.in(text)
                : Address.parse(text).isPresent() && !person.has(text);
    }
}
