package org.resonanz.eraseperson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import org.resonanz.traces.PersonNames;
import org.resonanz.traces.TeamTrace;

/** Makes the change that removes a person from an item. */
final class Forgetting {
    private Forgetting() {}

    /**
     * Returns the change of the attributes that name the person. It fails if they have changed since they were read.
     */
    static ItemUpdate of(TeamTrace item, PersonNames names) {
        var attributes = new HashMap<String, String>();
        var values = Items.values();
        var unchanged = new ArrayList<String>();
        var set = new ArrayList<String>();
        var remove = new ArrayList<String>();
        item.without(names).forEach((name, rest) -> {
            attributes.put("#" + name, name);
            values.put(":read_" + name, item.item().get(name));
            unchanged.add("#" + name + " = :read_" + name);
            rest.ifPresentOrElse(others -> {
                values.put(":" + name, others);
                set.add("#" + name + " = :" + name);
            }, () -> remove.add("#" + name));
        });
        return ItemUpdate.of(item.key(), clause("SET ", set) + clause("REMOVE ", remove), values).naming(attributes)
                .onlyIf(String.join(" AND ", unchanged));
    }

    private static String clause(String verb, List<String> parts) {
        return parts.isEmpty() ? "" : verb + String.join(", ", parts) + " ";
    }
}
