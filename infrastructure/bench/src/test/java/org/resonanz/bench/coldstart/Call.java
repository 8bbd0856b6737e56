package org.resonanz.bench.coldstart;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call to AWS.
 *
 * @param name   such as {@code PutItem}
 * @param target the header that says so, or the path where there is none
 */
record Call(String name, String target, byte[] body) {
    static Call of(HttpExchange exchange, byte[] body) {
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        var path = exchange.getRequestURI().getPath();
        if (target == null) {
            return new Call(path.equals("/v2/email/outbound-emails") ? "SendEmail" : path, path, body);
        }
        return new Call(target.substring(target.indexOf('.') + 1), target, body);
    }

    boolean isOfDynamoDb() {
        return target.startsWith("DynamoDB_");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * Returns what the same call has in common whenever it is made: its words without ids and times, in an order that
     * does not depend on that of its maps.
     */
    String kind() {
        return isOfDynamoDb()
                ? target + Stream.of(text().split("[^A-Za-z0-9]+"))
                        .filter(word -> word.chars().noneMatch(Character::isDigit)).sorted()
                        .collect(Collectors.joining(" "))
                : target;
    }
}
