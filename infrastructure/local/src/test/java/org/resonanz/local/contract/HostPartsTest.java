package org.resonanz.local.contract;

/** Tests the host's own parts. */
class HostPartsTest
        implements
            WriteContract,
            ReadContract,
            IndexContract,
            StreamContract,
            BusContract,
            QueueContract,
            MailContract,
            SecretsContract {
    private final StandIn host = new HostParts();

    @Override
    public StandIn standIn() {
        return host;
    }
}
