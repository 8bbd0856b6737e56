package org.resonanz.local.contract;

import java.net.URI;
import java.util.List;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;

/** A server that stands in for AWS. Each test sets up what it needs under names of its own. */
final class AwsServer implements StandIn {
    /** Takes the mails. */
    interface MailService extends AutoCloseable {
        URI endpoint();

        List<TakenMail> mails();

        @Override
        void close();
    }

    private final String name;
    private final Environment environment;
    private final MailService mail;
    private SetUpByCalls setUp;

    AwsServer(String name, URI endpoint, MailService mail) {
        this.name = name;
        this.environment = ProductSetUp.environment(endpoint, endpoint, mail.endpoint());
        this.mail = mail;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Environment environment() {
        return environment;
    }

    @Override
    public String bus() {
        return setUp().bus(ProductSetUp.BUS);
    }

    @Override
    public ConsumedQueue queue(String id) {
        return setUp().queue(id);
    }

    private SetUpByCalls setUp() {
        if (setUp == null) {
            setUp = new SetUpByCalls(environment);
        }
        return setUp;
    }

    @Override
    public List<TakenMail> mails() {
        return mail.mails();
    }

    @Override
    public String linkKeys() {
        try (var secrets = AwsClients.secretsManager(environment)) {
            var initial = secrets.getRandomPassword(get -> get.passwordLength(64L).excludePunctuation(true))
                    .randomPassword();
            return secrets.createSecret(create -> create.name("LinkKeys-" + initial)
                    .secretString("{\"keys\":[],\"initial\":\"" + initial + "\"}")).arn();
        }
    }

    @Override
    public void close() {
        if (setUp != null) {
            setUp.close();
        }
        mail.close();
    }
}
