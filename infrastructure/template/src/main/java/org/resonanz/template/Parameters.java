package org.resonanz.template;

import java.util.LinkedHashMap;
import java.util.Map;

/** The template's parameters with their values. */
final class Parameters {

    private Parameters() {
    }

    /** The values given, else the defaults; a missing or unsuitable value is an error that names the parameter. */
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

    private static String value(String name, Map<?, ?> declared, String given) {
        var value = given != null ? given : declared.get("Default") == null ? null : declared.get("Default").toString();
        if (value == null) {
            throw new TemplateException("Parameters." + name + " has no default and was given no value.");
        }
        var pattern = declared.get("AllowedPattern");
        if (pattern != null && !value.matches(pattern.toString())) {
            throw new TemplateException("Parameters." + name + ": \"" + value + "\" does not match " + pattern + ".");
        }
        return value;
    }
}
