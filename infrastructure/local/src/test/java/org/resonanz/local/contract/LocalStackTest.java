package org.resonanz.local.contract;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** Tests LocalStack, where there is Docker. Its free image has no SES v2: mails go to the host's mailbox. */
@Testcontainers(disabledWithoutDocker = true)
class LocalStackTest
        implements
            WriteContract,
            ReadContract,
            IndexContract,
            StreamContract,
            BusContract,
            QueueContract,
            MailContract,
            SecretsContract {
    /** The last image that runs without an account. */
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    @Container
    private static final LocalStackContainer SERVER = new LocalStackContainer(IMAGE).withServices("dynamodb",
            "dynamodbstreams", "events", "sqs", "secretsmanager");

    private final StandIn localStack = new AwsServer(Limits.LOCAL_STACK, SERVER.getEndpoint(), new HostMail());

    @Override
    public StandIn standIn() {
        return localStack;
    }
}
