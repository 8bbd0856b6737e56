package software.amazon.awssdk.regions;

/**
 * Takes each service as one with an endpoint in every region, which all are that functions call, as the SDK does with
 * services that it does not know. It stands in place of the SDK's own class of this name, which loads a class for each of
 * some 300 services when the first client is built: a good part of a cold start.
 */
public final class GeneratedServiceMetadataProvider implements ServiceMetadataProvider {
    @Override
    public ServiceMetadata serviceMetadata(String endpointPrefix) {
        return new DefaultServiceMetadata(endpointPrefix);
    }
}
