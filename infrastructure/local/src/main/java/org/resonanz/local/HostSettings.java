package org.resonanz.local;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.resonanz.local.http.LoopbackServer;
import org.resonanz.local.options.DataFolder;
import org.resonanz.local.options.Option;
import org.resonanz.local.options.Options;
import org.resonanz.local.state.Snapshot;
import org.resonanz.template.Template;

/**
 * The settings with which the host starts.
 *
 * @param template  the template that it runs
 * @param cloudPort port of the API, 0 for a free one
 * @param deskPort  port of the desk, 0 for a free one
 * @param dynamoDb  endpoint of a DynamoDB to use instead of the embedded one, empty for none
 * @param pages     folder of the intranet page
 * @param data      folder that keeps the data between starts, null to keep them in memory
 * @param fresh     true to delete the data that are there
 * @param beginning what a new folder of data begins with, null for nothing
 */
public record HostSettings(Path template, int cloudPort, int deskPort, String dynamoDb, Path pages,
        @Nullable Path data, boolean fresh, @Nullable Supplier<Snapshot> beginning) {
    /** The AWS region that all parts of the host name. */
    public static final String REGION = "eu-central-1";

    /** Creates the settings of a host that keeps its data in memory. */
    public HostSettings(Path template, int cloudPort, int deskPort, String dynamoDb, Path pages) {
        this(template, cloudPort, deskPort, dynamoDb, pages, null, false, null);
    }

    /** Returns the settings that options describe. */
    static HostSettings of(Options options) {
        var template = Template.find();
        return new HostSettings(template, port(options.port()), port(options.deskPort()), options.text(Option.DYNAMODB),
                template.resolveSibling("infrastructure/intranet/target/site"),
                options.dataFolder(DataFolder.beside(template)).map(DataFolder::path).orElse(null),
                options.isSet(Option.FRESH), null);
    }

    /** Returns a port that is free now in place of 0, so that it is known before anything is bound to it. */
    private static int port(int named) {
        return named == 0 ? LoopbackServer.freePort() : named;
    }

    /** Returns these settings with what a new folder of data begins with. */
    HostSettings beginningWith(Supplier<Snapshot> snapshot) {
        return new HostSettings(template, cloudPort, deskPort, dynamoDb, pages, data, fresh, snapshot);
    }
}
