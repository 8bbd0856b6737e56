package org.resonanz.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills the template's parameters with values. */
final class Parameters {
    private static final String LIST = "CommaDelimitedList";
    private static final Set<String> MEMBERS = Set.of("Type", "Default", "AllowedPattern", "AllowedValues",
            "Description", "ConstraintDescription", "NoEcho");

    private Parameters() {}

    /**
     * Returns the values of all declared parameters: those given, else the defaults; a list for one of type
     * {@code CommaDelimitedList}.
     *
     * @param free parameters whose values need not match their patterns
     * @throws TemplateException that names a parameter without value and default, with an unsuitable value, or
     *         undeclared
     */
    static Map<String, Object> fill(Map<String, Object> declared, Map<String, String> values, Set<String> free) {
        for (var name : values.keySet()) {
            if (!declared.containsKey(name)) {
                throw new TemplateException("The template has no parameter " + name + ".");
            }
        }
        var filled = new LinkedHashMap<String, Object>();
        declared.forEach((name, body) -> {
            var value = value(name, (Map<?, ?>) body, values.get(name));
            if (!free.contains(name)) {
                requireAllowed(name, (Map<?, ?>) body, value);
            }
            filled.put(name, LIST.equals(((Map<?, ?>) body).get("Type")) ? List.of(value.split(",")) : value);
        });
        return filled;
    }

    private static String value(String name, Map<?, ?> declared, @Nullable String given) {
        for (var member : declared.keySet()) {
            if (!MEMBERS.contains(member)) {
                throw new TemplateException("Parameters." + name + "." + member + " is not supported on this machine.");
            }
        }
        if (!Set.of("String", LIST).contains(String.valueOf(declared.get("Type")))) {
            throw new TemplateException("Parameters." + name + ".Type: " + declared.get("Type")
                    + " is not supported on this machine.");
        }
        var value = given != null ? given : declared.get("Default") == null ? null : declared.get("Default").toString();
        if (value == null) {
            throw new TemplateException("Parameters." + name + " has no default and was given no value.");
        }
        return value;
    }

    private static void requireAllowed(String name, Map<?, ?> declared, String value) {
        var pattern = declared.get("AllowedPattern");
        if (pattern != null && !value.matches(pattern.toString())) {
            throw new TemplateException("Parameters." + name + ": \"" + value + "\" does not match " + pattern + ".");
        }
        if (declared.get("AllowedValues") instanceof List<?> allowed
                && allowed.stream().noneMatch(one -> value.equals(one.toString()))) {
            throw new TemplateException("Parameters." + name + ": \"" + value + "\" is not one of " + allowed + ".");
        }
    }
}
