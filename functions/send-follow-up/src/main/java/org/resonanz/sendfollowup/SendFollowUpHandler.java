package org.resonanz.sendfollowup;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.resonanz.followups.FollowUp;
import org.resonanz.people.MailStates;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.FailureName;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.mail.MailSender;
import org.resonanz.platform.queues.BusEvent;
import org.resonanz.platform.queues.QueueHandler;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Mails leads about follow-ups that were opened, and requesters about those that were resolved. Each mail is marked on
 * the case afterwards, if the case still says the same, so no mail is lost, and rarely one comes twice.
 */
public final class SendFollowUpHandler extends QueueHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SendFollowUpHandler.class);

    private final Clock clock;
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final TeamStore teams;
    private final MailStates states;
    private final Pseudonyms pseudonyms;
    private final MailSender sender;

    public SendFollowUpHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public SendFollowUpHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        this.clock = clock;
        this.dynamoDb = AwsClients.dynamoDb(environment);
        this.table = environment.required("TABLE_NAME");
        this.teams = new TeamStore(dynamoDb, table, clock);
        this.states = new MailStates(dynamoDb, table);
        this.pseudonyms = new Pseudonyms(AwsClients.secretsManager(environment),
                environment.required("PSEUDONYM_KEY_SECRET"), clock);
        this.sender = new MailSender(environment);
    }

    @Override
    protected void consume(BusEvent event) {
        var key = FollowUp.key(event.text("teamId"), UUID.fromString(event.text("requestId")),
                event.number("completion"));
        var item = read(key);
        if (item.isEmpty()) {
            return;
        }
        var followUp = FollowUp.fromItem(item.get());
        if (event.type().equals("FollowUpRequested")) {
            tellLeads(followUp, toldLeads(item.get()));
        }
        if (event.type().equals("FollowUpResolved") && followUp.resolution() != null
                && !item.get().containsKey("requesterToldAt")) {
            tellRequester(followUp);
            mark(followUp, "SET requesterToldAt = :now", "resolvedAt = :resolvedAt", Items.values()
                    .put(":now", clock.instant()).put(":resolvedAt", followUp.resolution().at()).build());
        }
    }

    /** Mails the leads who were not told yet. A refused mail keeps no other lead from being told. */
    private void tellLeads(FollowUp followUp, Set<String> told) {
        var team = teams.knowing(followUp.teamId()).find(followUp.teamId());
        var failures = 0;
        for (var lead : team.map(Team::leads).orElse(List.of())) {
            var ref = pseudonyms.ofMailbox(lead);
            if (!told.contains(ref) && !states.isStopped(ref)) {
                failures += tryToTell(followUp, team.get(), lead, ref) ? 0 : 1;
            }
        }
        if (failures > 0) {
            throw new IllegalStateException(failures + " leads could not be told.");
        }
    }

    private boolean tryToTell(FollowUp followUp, Team team, String lead, String ref) {
        try {
            sender.send(FollowUpMails.opened(followUp, team, lead));
            markTold(followUp, ref);
            return true;
        } catch (RuntimeException failed) {
            LOG.warn("A lead could not be told: {}", FailureName.of(failed));
            return false;
        }
    }

    private static Set<String> toldLeads(Map<String, AttributeValue> item) {
        return item.containsKey("toldLeads") ? Set.copyOf(item.get("toldLeads").ss()) : Set.of();
    }

    /**
     * Mails the requester. Somebody who is off the list of invitations gets this all the same, because they asked for
     * the answer.
     */
    private void tellRequester(FollowUp followUp) {
        if (takesMail(followUp.requesterId())) {
            var team = teams.knowing(followUp.teamId()).find(followUp.teamId()).map(Team::name)
                    .orElse(followUp.teamId());
            sender.send(FollowUpMails.resolved(followUp, team));
        }
    }

    private boolean takesMail(String address) {
        return !states.isStopped(pseudonyms.ofMailbox(address));
    }

    private Optional<Map<String, AttributeValue>> read(Map<String, AttributeValue> key) {
        var item = dynamoDb.getItem(get -> get.tableName(table).consistentRead(true).key(key)).item();
        return item.isEmpty() || Items.expired(item, clock.instant()) ? Optional.empty() : Optional.of(item);
    }

    private void markTold(FollowUp told, String ref) {
        var values = Items.values().put(":rating", told.rating()).put(":comment", told.comment()).build();
        values.put(":ref", AttributeValue.fromSs(List.of(ref)));
        mark(told, "ADD toldLeads :ref", "rating = :rating AND "
                + (told.comment() == null ? "attribute_not_exists(#comment)" : "#comment = :comment"), values);
    }

    /**
     * Marks the case unless it has changed meanwhile, as the change has an event of its own and is still to be told.
     */
    private void mark(FollowUp told, String expression, String same, Map<String, AttributeValue> values) {
        try {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(FollowUp.key(told.teamId(), told.requestId(), told.completion()))
                    .conditionExpression("attribute_exists(PK) AND " + same).updateExpression(expression)
                    .expressionAttributeNames(same.contains("#comment") ? Map.of("#comment", "comment") : null)
                    .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException goneOrChanged) {
            // Erased or changed meanwhile: what was told does not stand there any more.
        }
    }

    @Override
    protected void prime() {
        teams.get();
        states.isStopped(pseudonyms.of("nobody"));
        read(FollowUp.key("nobody", new UUID(0, 0), 0));
    }
}
