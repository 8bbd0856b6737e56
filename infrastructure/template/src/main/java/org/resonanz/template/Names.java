package org.resonanz.template;

import java.util.Map;
import java.util.function.Function;

/** Resolves {@code Ref} and {@code GetAtt} of the resources and nested stacks of a stack on this machine. */
final class Names {
    static final String NESTED_STACK = "AWS::CloudFormation::Stack";
    static final String ACCOUNT = "000000000000";
    static final String STACK = "resonanz";
    /** What SAM appends to a function's name to reference its alias. */
    private static final String ALIAS = ".Alias";

    private static final Map<String, String> SERVICES = Map.of(
            "AWS::DynamoDB::Table", "dynamodb", "AWS::SQS::Queue", "sqs", "AWS::Events::EventBus", "events",
            "AWS::Events::Rule", "events", "AWS::S3::Bucket", "s3", "AWS::SecretsManager::Secret", "secretsmanager",
            "AWS::Serverless::Function", "lambda");

    private final String region;
    private final Map<String, String> types;
    private final Function<String, Map<String, String>> outputs;

    /**
     * Creates the names of a stack.
     *
     * @param types   the types of its resources by logical id
     * @param outputs returns the outputs of a nested stack by its logical id
     */
    Names(String region, Map<String, String> types, Function<String, Map<String, String>> outputs) {
        this.region = region;
        this.types = types;
        this.outputs = outputs;
    }

    /**
     * Returns the {@code Ref} of a pseudo parameter or a resource: the ARN of a secret or of a function's alias, which is
     * here the function's, and the name of any other resource.
     *
     * @throws TemplateException if there is no such resource
     */
    String reference(String name) {
        return switch (name) {
            case "AWS::Region" -> region;
            case "AWS::AccountId" -> ACCOUNT;
            case "AWS::Partition" -> "aws";
            case "AWS::StackName" -> STACK;
            case "AWS::URLSuffix" -> "amazonaws.com";
            default -> resource(name);
        };
    }

    private String resource(String name) {
        if (name.endsWith(ALIAS)) {
            return arn(name.substring(0, name.length() - ALIAS.length()));
        }
        return type(name).equals("AWS::SecretsManager::Secret") ? arn(name) : name;
    }

    /**
     * Returns the {@code GetAtt} of a resource; a stand-in if it has no effect on this machine.
     *
     * @throws TemplateException if there is no such resource or output, or the attribute is unsupported
     */
    String attribute(String resource, String attribute) {
        if (type(resource).equals(NESTED_STACK)) {
            return output(resource, attribute);
        }
        return switch (attribute) {
            case "Arn" -> arn(resource);
            case "StreamArn" -> arn(resource) + "/stream/local";
            case "Name", "QueueName" -> resource;
            case "RegionalDomainName" -> resource + ".s3." + region + ".amazonaws.com";
            default -> {
                if (SERVICES.containsKey(type(resource))) {
                    throw new TemplateException(
                            "Resources." + resource + " has no attribute " + attribute + " on this machine.");
                }
                yield resource + "." + attribute;
            }
        };
    }

    private String output(String stack, String attribute) {
        var value = outputs.apply(stack).get(attribute.replaceFirst("^Outputs\\.", ""));
        if (value == null) {
            throw new TemplateException("Resources." + stack + " has no " + attribute + ".");
        }
        return value;
    }

    private String arn(String resource) {
        var service = SERVICES.getOrDefault(type(resource), "local");
        return "arn:aws:" + service + ":" + region + ":" + ACCOUNT + ":" + resource;
    }

    private String type(String resource) {
        var type = types.get(resource);
        if (type == null) {
            throw new TemplateException("There is neither a parameter nor a resource called " + resource + ".");
        }
        return type;
    }
}
