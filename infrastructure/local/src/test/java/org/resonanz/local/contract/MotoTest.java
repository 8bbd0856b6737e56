package org.resonanz.local.contract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

/** Tests moto, where moto_server is on the path. */
@EnabledIf(value = "org.resonanz.local.contract.MotoServer#isInstalled", disabledReason = "moto_server is not on the path.")
class MotoTest
        implements
            WriteContract,
            ReadContract,
            IndexContract,
            StreamContract,
            BusContract,
            QueueContract,
            MailContract,
            SecretsContract {
    private static MotoServer server;

    private final StandIn moto = new AwsServer(Limits.MOTO, server.endpoint(), new MotoMail(server.endpoint()));

    @BeforeAll
    static void start() {
        server = MotoServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    public StandIn standIn() {
        return moto;
    }
}
