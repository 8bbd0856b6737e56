package org.resonanz.traces;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.resonanz.followups.FollowUpItem;
import org.resonanz.platform.aws.Items;
import org.resonanz.scores.CommentGroupItem;
import org.resonanz.selfassessments.AskedMemberItem;
import org.resonanz.teams.TeamItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item of a team's partition that may hold something about a person: a follow-up, a day row, a comment that awaits
 * release, a group of released comments, or what a member of the team was asked about it.
 */
public record TeamTrace(Map<String, AttributeValue> item) {

    public TeamTrace {
        item = Map.copyOf(item);
    }

    /** Returns the item's key. */
    public Map<String, AttributeValue> key() {
        return Items.keyOf(item);
    }

    /** Returns the sort key. */
    public String sort() {
        return Items.sort(item);
    }

    /** Returns the id of the team in whose partition the item is. */
    public String teamId() {
        return TeamItem.teamId(item);
    }

    /** Returns true for a follow-up. */
    public boolean isFollowUp() {
        return sort().startsWith(FollowUpItem.PREFIX);
    }

    /** Returns true for a group of released comments. */
    public boolean isCommentGroup() {
        return sort().startsWith(CommentGroupItem.PREFIX);
    }

    /** Returns true for the item of a member who was asked about the team. */
    public boolean isAskedMember() {
        return sort().startsWith(AskedMemberItem.PREFIX);
    }

    /** Returns true if the whole item is about a person. */
    public boolean isAbout(Person person, PersonNames names) {
        return names.in(sort()) || (isFollowUp() && person.has(FollowUpItem.requesterId(item)));
    }

    /** Returns true if some part of the item is a person's. */
    public boolean remembers(PersonNames names) {
        return !only(names).isEmpty();
    }

    /** Returns the attributes that name a person, reduced to the person's part. */
    public Map<String, AttributeValue> only(PersonNames names) {
        var part = new Part(names);
        var only = new LinkedHashMap<String, AttributeValue>();
        item.forEach((name, value) -> part.theirs(value).ifPresent(theirs -> only.put(name, theirs)));
        return only;
    }

    /**
     * Returns the attributes that name a person, reduced to the rest without the person; empty for an attribute with no
     * rest.
     */
    public Map<String, Optional<AttributeValue>> without(PersonNames names) {
        var part = new Part(names);
        var without = new LinkedHashMap<String, Optional<AttributeValue>>();
        only(names).keySet().forEach(name -> without.put(name, part.others(Items.required(item, name))));
        return without;
    }
}
