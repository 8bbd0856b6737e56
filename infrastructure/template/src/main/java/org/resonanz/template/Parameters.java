package org.resonanz.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills the template's parameters with values. */
final class Parameters {
    private static final Set<String> MEMBERS = Set.of("Type", "Default", "AllowedPattern", "AllowedValues",
            "Description", "ConstraintDescription", "NoEcho");

    private Parameters() {}

    /**
     * Returns the values of all declared parameters: those given, else the defaults.
     *
     * @throws TemplateException that names a parameter without value and default, with an unsuitable value, or
     *         undeclared
     */
    static Map<String, String> fill(Map<String, Object> declared, Map<String, String> values) {
        for (var name : values.keySet()) {
            if (!declared.containsKey(name)) {
                throw new TemplateException("The template has no parameter " + name + ".");
            }
        }
        var filled = new LinkedHashMap<String, String>();
        declared.forEach((name, body) -> filled.put(name, value(name, (Map<?, ?>) body, values.get(name))));
        return filled;
    }

    private static String value(String name, Map<?, ?> declared, @Nullable String given) {
        for (var member : declared.keySet()) {
            if (!MEMBERS.contains(member)) {
                throw new TemplateException("Parameters." + name + "." + member + " is not supported on this machine.");
            }
        }
        if (!"String".equals(declared.get("Type"))) {
            throw new TemplateException("Parameters." + name + ".Type: " + declared.get("Type")
                    + " is not supported on this machine.");
        }
        var value = given != null ? given : declared.get("Default") == null ? null : declared.get("Default").toString();
        if (value == null) {
            throw new TemplateException("Parameters." + name + " has no default and was given no value.");
        }
        var pattern = declared.get("AllowedPattern");
        if (pattern != null && !value.matches(pattern.toString())) {
            throw new TemplateException("Parameters." + name + ": \"" + value + "\" does not match " + pattern + ".");
        }
        if (declared.get("AllowedValues") instanceof List<?> allowed
                && allowed.stream().noneMatch(one -> value.equals(one.toString()))) {
            throw new TemplateException("Parameters." + name + ": \"" + value + "\" is not one of " + allowed + ".");
        }
        return value;
    }
}
