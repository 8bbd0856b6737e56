package org.resonanz.people;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.mail.Address;
import org.resonanz.settings.SettingsItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts the voter list to its item and back: {@code SETTINGS / VOTERS}. */
final class VoterListItem {
    private static final String SORT = "VOTERS";

    private VoterListItem() {}

    static Map<String, AttributeValue> key() {
        return Items.key(SettingsItem.PARTITION, SORT);
    }

    /** Reads the list from its item, or an empty one from an empty item. */
    static VoterList fromItem(Map<String, AttributeValue> item) {
        return new VoterList(Items.texts(item, "addresses").stream().map(Address::new).collect(Collectors.toSet()),
                Set.copyOf(Items.texts(item, "domains")));
    }

    /** Returns the write that replaces the list. */
    static ItemPut put(VoterList list) {
        return ItemPut.of(Items.item(SettingsItem.PARTITION, SORT)
                .put("addresses", list.addresses().stream().map(Address::text).sorted().toList())
                .put("domains", list.domains().stream().sorted().toList()).build());
    }
}
