package org.resonanz.platform.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Names failures for logs. */
public final class FailureName {

    private FailureName() {}

    /**
     * Returns the failure's class and, for an AWS service, its error code. The message is left out, because it may
     * quote what a person wrote.
     */
    public static String of(Exception failed) {
        var name = failed.getClass().getName();
        return failed instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? name + " " + service.awsErrorDetails().errorCode()
                : name;
    }
}
