package org.resonanz.senddigest;

import java.util.Objects;
import org.resonanz.platform.texts.Language;
import org.resonanz.requests.RequestIndexItem;
import org.resonanz.requests.RequestItem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reads which language leads speak. */
final class LeadLanguageTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    LeadLanguageTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Returns the language of the newest request that a lead made; that of their team if they made none. */
    Language of(Lead lead) {
        var newest = dynamoDb.query(RequestIndexItem.Kind.OF_REQUESTER.query(table, lead.address())
                .scanIndexForward(false).limit(1).build()).items();
        var own = newest.isEmpty() ? null : RequestItem.fromItem(newest.getFirst()).requester().language();
        return Objects.requireNonNullElse(Language.ofLocale(own), Language.of(lead.locale()));
    }
}
