package org.resonanz.platform.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What may be logged of a failure. */
public final class FailureName {

    private FailureName() {}

    /** Its class and, of an AWS service, its code; not its message, which may quote what a person wrote. */
    public static String of(Exception failed) {
        var name = failed.getClass().getName();
        return failed instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? name + " " + service.awsErrorDetails().errorCode()
                : name;
    }
}
