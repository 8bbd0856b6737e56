package org.resonanz.testing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Takes requests apart into the calls that need permissions. */
final class AwsCalls {
    /** The first condition of a query, that of the partition key. */
    private static final Pattern PARTITION = Pattern.compile("^\\S+ = (:\\w+)");

    private AwsCalls() {}

    /**
     * Returns the calls that a request needs permissions for.
     *
     * @param operation such as {@code GetItem}
     */
    static Collection<AwsCall> of(String operation, SdkRequest request) {
        if (request instanceof DynamoDbRequest) {
            return ofTable(operation, request);
        }
        return switch (operation) {
            case "GetSecretValue" -> List.of(call("secretsmanager:GetSecretValue", text(request, "SecretId")));
            case "PutEvents" -> entries(request).map(entry -> call("events:PutEvents",
                    SampleTemplate.arn("events", text(entry, "EventBusName")))).toList();
            case "SendEmail" -> ofMail(request);
            // No statement allows it.
            default -> List.of(call("unknown:" + operation, "unknown"));
        };
    }

    private static Collection<AwsCall> ofTable(String operation, SdkRequest request) {
        return switch (request) {
            case QueryRequest query when query.indexName() != null -> List.of(
                    AwsCall.ofIndex(query.indexName(), partitions(query)));
            case QueryRequest query -> List.of(AwsCall.ofTable(operation, partitions(query)));
            case BatchGetItemRequest batch -> List.of(AwsCall.ofTable(operation,
                    batch.requestItems().values().stream().flatMap(items -> items.keys().stream())
                            .map(AwsCalls::partition).collect(Collectors.toSet())));
            case TransactWriteItemsRequest transaction -> transaction.transactItems().stream().map(AwsCalls::part)
                    .toList();
            default -> List.of(AwsCall.ofTable(operation, partitions(request)));
        };
    }

    private static AwsCall part(TransactWriteItem part) {
        if (part.conditionCheck() != null) {
            return AwsCall.ofTable("ConditionCheckItem", Set.of(partition(part.conditionCheck().key())));
        }
        if (part.delete() != null) {
            return AwsCall.ofTable("DeleteItem", Set.of(partition(part.delete().key())));
        }
        return part.put() == null
                ? AwsCall.ofTable("UpdateItem", Set.of(partition(part.update().key())))
                : AwsCall.ofTable("PutItem", Set.of(partition(part.put().item())));
    }

    private static Set<String> partitions(QueryRequest query) {
        var condition = PARTITION.matcher(query.keyConditionExpression());
        return condition.find() ? Set.of(text(query.expressionAttributeValues(), condition.group(1))) : Set.of();
    }

    private static String partition(Map<String, AttributeValue> item) {
        return text(item, "PK");
    }

    private static String text(Map<String, AttributeValue> values, String name) {
        return Objects.requireNonNull(values.get(name), name).s();
    }

    /** Returns the partition of the item that a request names; none if it names none, as a scan. */
    @SuppressWarnings("unchecked")
    private static Set<String> partitions(SdkRequest request) {
        return request.getValueForField("Key", Map.class).or(() -> request.getValueForField("Item", Map.class))
                .map(item -> Set.of(partition((Map<String, AttributeValue>) item))).orElse(Set.of());
    }

    private static Collection<AwsCall> ofMail(SdkRequest request) {
        var from = text(request, "FromEmailAddress").replaceFirst(".*<(.*)>$", "$1");
        return Stream.of("identity/" + from.replaceFirst(".*@", ""),
                "configuration-set/" + text(request, "ConfigurationSetName"))
                .map(resource -> new AwsCall("ses:SendEmail", SampleTemplate.arn("ses", resource),
                        Map.of("ses:FromAddress", Set.of(from))))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Stream<SdkPojo> entries(SdkRequest request) {
        return ((List<SdkPojo>) request.getValueForField("Entries", List.class).orElseThrow()).stream();
    }

    private static AwsCall call(String action, String resource) {
        return new AwsCall(action, resource, Map.of());
    }

    private static String text(SdkPojo pojo, String name) {
        return pojo.sdkFields().stream().filter(field -> field.memberName().equals(name))
                .map(field -> String.valueOf(field.getValueOrDefault(pojo))).findFirst().orElseThrow();
    }
}
