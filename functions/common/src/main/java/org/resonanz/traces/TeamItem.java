package org.resonanz.traces;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.resonanz.followups.FollowUp;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item of a team's partition, which may hold something of a person: a follow-up, a day row, what waits for the
 * release of comments, a group of comments.
 */
public record TeamItem(Map<String, AttributeValue> item) {

    /** Returns the item's key. */
    public Map<String, AttributeValue> key() {
        return Items.key(Items.requiredText(item, "PK"), sort());
    }

    /** Returns the sort key. */
    public String sort() {
        return Items.requiredText(item, "SK");
    }

    /** Returns the id of the team in whose partition it stands. */
    public String teamId() {
        return Items.requiredText(item, "PK").substring("TEAM#".length());
    }

    /** Returns true for a follow-up. */
    public boolean isFollowUp() {
        return sort().startsWith(FollowUp.PREFIX);
    }

    /** Returns true for a group of released comments. */
    public boolean isCommentGroup() {
        return sort().startsWith("QUOTES#");
    }

    /** Returns true where the whole item is about a person. */
    public boolean isAbout(Person person, Names names) {
        return names.in(sort()) || isFollowUp() && person.has(Items.text(item, "requesterId"));
    }

    /** Returns true where a person stands in it, beside others. */
    public boolean remembers(Names names) {
        return !only(names).isEmpty();
    }

    /** Returns the attributes in which a person stands, with nothing in them but what is theirs. */
    public Map<String, AttributeValue> only(Names names) {
        var part = new Part(names);
        var only = new LinkedHashMap<String, AttributeValue>();
        item.forEach((name, value) -> part.theirs(value).ifPresent(theirs -> only.put(name, theirs)));
        return only;
    }

    /** Returns the attributes in which a person stands, without what is theirs; empty where nothing else is in one. */
    public Map<String, Optional<AttributeValue>> without(Names names) {
        var part = new Part(names);
        var without = new LinkedHashMap<String, Optional<AttributeValue>>();
        only(names).keySet().forEach(name -> without.put(name, part.others(Items.required(item, name))));
        return without;
    }
}
