package org.resonanz.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/** Compares what functions know of services with what the SDK itself knows of them. */
class ServiceMetadataTest {
    private static final List<String> CALLED = List.of("dynamodb", "secretsmanager", "email", "events");

    @Test
    void services_that_functions_call_are_called_where_the_sdk_would_in_every_region() throws Exception {
        try (var sdk = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader())) {
            for (var service : CALLED) {
                assertEquals(places(sdk, service), places(Region.class.getClassLoader(), service));
            }
        }
    }

    /** The SDK's own has another endpoint for it: so the two are not one and the same. */
    @Test
    void another_service_would_not_be() throws Exception {
        try (var sdk = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader())) {
            assertNotEquals(places(sdk, "iam"), places(Region.class.getClassLoader(), "iam"));
        }
    }

    /** Returns where a service is called and what region signatures name, by region. */
    private static TreeMap<String, String> places(ClassLoader loader, String service) throws Exception {
        var region = loader.loadClass(Region.class.getName());
        var type = loader.loadClass(ServiceMetadata.class.getName());
        var metadata = type.getMethod("of", String.class).invoke(null, service);
        var places = new TreeMap<String, String>();
        for (var each : (List<?>) region.getMethod("regions").invoke(null)) {
            places.put(each.toString(), type.getMethod("endpointFor", region).invoke(metadata, each) + " "
                    + type.getMethod("signingRegion", region).invoke(metadata, each));
        }
        return places;
    }

    /** Returns the libraries, without this module's own classes. */
    private static URL[] jars() throws Exception {
        var jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
                .filter(path -> path.toString().contains("awssdk") || path.toString().contains("slf4j-api")
                        || path.toString().contains("reactive-streams"))
                .toList();
        var urls = new URL[jars.size()];
        for (var index = 0; index < urls.length; index++) {
            urls[index] = jars.get(index).toUri().toURL();
        }
        return urls;
    }
}
