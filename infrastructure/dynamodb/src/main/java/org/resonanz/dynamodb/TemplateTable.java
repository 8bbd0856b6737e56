package org.resonanz.dynamodb;

import java.util.List;
import org.resonanz.template.Section;
import org.resonanz.template.Template;
import org.resonanz.template.TemplateException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/** Creates the table that the template declares: keys, indexes, stream. */
public final class TemplateTable {
    private static final int MOST_PROJECTED = 20;

    private TemplateTable() {}

    /**
     * Creates the template's one table under a name.
     *
     * @throws TemplateException if the template does not declare exactly one table, or something unsupported of it
     */
    public static void create(DynamoDbClient client, Template template, String name) {
        client.createTable(request(template, name));
    }

    /**
     * Creates the template's one table under a name, and fills it before its stream begins, so that nothing of what it
     * is filled with stands in the stream. For servers whose tables are there at once.
     *
     * @throws TemplateException as {@link #create(DynamoDbClient, Template, String)}
     */
    public static void create(DynamoDbClient client, Template template, String name, Runnable fill) {
        var request = request(template, name);
        client.createTable(request.toBuilder().streamSpecification((StreamSpecification) null).build());
        fill.run();
        client.updateTable(update -> update.tableName(name).streamSpecification(request.streamSpecification()));
    }

    static CreateTableRequest request(Template template, String name) {
        var tables = template.resources("AWS::DynamoDB::Table").values();
        if (tables.size() != 1) {
            throw new TemplateException("The template must declare one table, not " + tables.size() + ".");
        }
        var properties = tables.iterator().next().properties();
        // Deleting expired items, backups, encryption and protection are the server's business.
        properties.ignore("TimeToLiveSpecification", "PointInTimeRecoverySpecification", "SSESpecification",
                "DeletionProtectionEnabled");
        properties.expect("BillingMode", "PAY_PER_REQUEST");
        var request = CreateTableRequest.builder().tableName(name).billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(properties.sections("AttributeDefinitions").stream()
                        .map(attribute -> AttributeDefinition.builder().attributeName(attribute.text("AttributeName"))
                                .attributeType(attribute.text("AttributeType")).build())
                        .toList())
                .keySchema(keys(properties))
                .globalSecondaryIndexes(properties.sections("GlobalSecondaryIndexes").stream()
                        .map(TemplateTable::index).toList())
                .streamSpecification(stream(properties.section("StreamSpecification"))).build();
        properties.verify();
        return request;
    }

    private static GlobalSecondaryIndex index(Section index) {
        var projection = index.section("Projection");
        var projected = projection.texts("NonKeyAttributes");
        if (projected.size() > MOST_PROJECTED) {
            throw new TemplateException(
                    "DynamoDB projects at most " + MOST_PROJECTED + " attributes into an index, not " + projected);
        }
        return GlobalSecondaryIndex.builder().indexName(index.text("IndexName")).keySchema(keys(index))
                .projection(Projection.builder().projectionType(projection.text("ProjectionType"))
                        .nonKeyAttributes(projected).build())
                .build();
    }

    private static List<KeySchemaElement> keys(Section section) {
        return section.sections("KeySchema").stream().map(key -> KeySchemaElement.builder()
                .attributeName(key.text("AttributeName")).keyType(key.text("KeyType")).build()).toList();
    }

    private static StreamSpecification stream(Section stream) {
        return StreamSpecification.builder().streamEnabled(true).streamViewType(stream.text("StreamViewType")).build();
    }
}
