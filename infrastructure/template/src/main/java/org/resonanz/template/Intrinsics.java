package org.resonanz.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resolves CloudFormation's intrinsic functions; an unknown one is an error.
 *
 * <p>By hand, because cfn-lint and SAM's translator are Python programs.
 */
final class Intrinsics {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    private final Map<String, String> parameters;
    private final Map<String, Object> conditions;
    private final Names names;

    Intrinsics(Map<String, String> parameters, Map<String, Object> conditions, Names names) {
        this.parameters = parameters;
        this.conditions = conditions;
        this.names = names;
    }

    /**
     * Returns a value with all functions in it replaced by their results.
     *
     * @throws TemplateException if a function is unknown or used in an unsupported way
     */
    Object resolve(Object value) {
        if (value instanceof List<?> list) {
            var resolved = new ArrayList<>();
            list.forEach(entry -> resolved.add(resolve(entry)));
            return resolved;
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        if (map.size() == 1) {
            var name = map.keySet().iterator().next().toString();
            if (name.equals("Ref") || name.startsWith("Fn::")) {
                return call(name, map.values().iterator().next());
            }
        }
        var resolved = new LinkedHashMap<String, Object>();
        map.forEach((name, entry) -> resolved.put(name.toString(), resolve(entry)));
        return resolved;
    }

    private Object call(String function, Object argument) {
        return switch (function) {
            case "Ref" -> reference(argument.toString());
            case "Fn::GetAtt" -> names.attribute(((List<?>) argument).get(0).toString(),
                    ((List<?>) argument).get(1).toString());
            case "Fn::Sub" -> substitute(argument);
            case "Fn::If" -> choose((List<?>) argument);
            case "Fn::Join" -> join((List<?>) resolve(argument));
            default -> throw new TemplateException("The function " + function + " is not supported.");
        };
    }

    private String reference(String name) {
        var parameter = parameters.get(name);
        return parameter != null ? parameter : names.reference(name);
    }

    private String substitute(Object argument) {
        if (!(argument instanceof String text)) {
            throw new TemplateException("Fn::Sub is supported with a text only.");
        }
        return VARIABLE.matcher(text).replaceAll(found -> {
            var name = found.group(1);
            if (name.startsWith("!")) {
                return Matcher.quoteReplacement("${" + name.substring(1) + "}");
            }
            var dot = name.indexOf('.');
            return Matcher.quoteReplacement(
                    dot < 0 ? reference(name) : names.attribute(name.substring(0, dot), name.substring(dot + 1)));
        });
    }

    private Object choose(List<?> argument) {
        return resolve(argument.get(holds(conditions.get(argument.get(0).toString())) ? 1 : 2));
    }

    private boolean holds(@Nullable Object condition) {
        if (!(condition instanceof Map<?, ?> map) || map.size() != 1) {
            throw new TemplateException("A condition is missing or not understood: " + condition);
        }
        var name = map.keySet().iterator().next().toString();
        var argument = map.values().iterator().next();
        return switch (name) {
            case "Condition" -> holds(conditions.get(argument.toString()));
            case "Fn::Not" -> !holds(((List<?>) argument).getFirst());
            case "Fn::And" -> ((List<?>) argument).stream().allMatch(this::holds);
            case "Fn::Or" -> ((List<?>) argument).stream().anyMatch(this::holds);
            case "Fn::Equals" -> resolve(((List<?>) argument).get(0)).equals(resolve(((List<?>) argument).get(1)));
            default -> throw new TemplateException("The condition " + name + " is not supported.");
        };
    }

    private static String join(List<?> argument) {
        return String.join(argument.get(0).toString(),
                ((List<?>) argument.get(1)).stream().map(Object::toString).toList());
    }
}
