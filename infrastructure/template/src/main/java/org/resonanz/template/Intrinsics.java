package org.resonanz.template;

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
    /** The value of {@code AWS::NoValue}: whoever holds it leaves the member out. */
    static final Object NO_VALUE = new Object();

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    private final Map<String, Object> parameters;
    private final Map<String, Object> conditions;
    private final Names names;

    Intrinsics(Map<String, Object> parameters, Map<String, Object> conditions, Names names) {
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
            return list.stream().map(this::resolve).filter(entry -> !entry.equals(NO_VALUE)).toList();
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
        resolved.values().removeIf(NO_VALUE::equals);
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
            case "Fn::Split" -> split((List<?>) resolve(argument));
            case "Fn::Select" -> select((List<?>) resolve(argument));
            default -> throw new TemplateException("The function " + function + " is not supported.");
        };
    }

    private Object reference(String name) {
        if (name.equals("AWS::NoValue")) {
            return NO_VALUE;
        }
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
            return Matcher.quoteReplacement(dot < 0
                    ? reference(name).toString()
                    : names.attribute(name.substring(0, dot), name.substring(dot + 1)));
        });
    }

    private Object choose(List<?> argument) {
        return resolve(argument.get(holds(argument.get(0).toString()) ? 1 : 2));
    }

    /**
     * Returns true if a condition of this name holds.
     *
     * @throws TemplateException if there is none, or it is not understood
     */
    boolean holds(String name) {
        return holds(conditions.get(name));
    }

    private boolean holds(@Nullable Object condition) {
        if (!(condition instanceof Map<?, ?> map) || map.size() != 1) {
            throw new TemplateException("A condition is missing or not understood: " + condition);
        }
        var name = map.keySet().iterator().next().toString();
        var argument = map.values().iterator().next();
        return switch (name) {
            case "Condition" -> holds(argument.toString());
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

    private static List<String> split(List<?> argument) {
        return List.of(argument.get(1).toString().split(Pattern.quote(argument.get(0).toString()), -1));
    }

    private static Object select(List<?> argument) {
        var index = Integer.parseInt(argument.get(0).toString());
        if (!(argument.get(1) instanceof List<?> list) || index >= list.size()) {
            throw new TemplateException("Fn::Select finds nothing at " + index + ".");
        }
        return list.get(index);
    }
}
