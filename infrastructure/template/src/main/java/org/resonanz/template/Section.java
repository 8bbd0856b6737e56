package org.resonanz.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A part of the template that remembers which members were read. {@link #verify()} rejects the others, so that nothing
 * in a template is silently skipped.
 */
public final class Section {
    private final String path;
    private final Map<String, Object> members;
    private final Set<String> read = new TreeSet<>();
    private final List<Section> inner = new ArrayList<>();

    Section(String path, Map<?, ?> members) {
        this.path = path;
        this.members = new LinkedHashMap<>();
        members.forEach((name, value) -> this.members.put(name.toString(), value));
    }

    /** Returns the path of the part, such as {@code Resources.Table.Properties}. */
    public String path() {
        return path;
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    public Set<String> names() {
        return members.keySet();
    }

    /**
     * Returns a text.
     *
     * @throws TemplateException if it is absent
     */
    public String text(String name) {
        return required(name).toString();
    }

    /** Returns a text, or the fallback if it is absent. */
    public String text(String name, String fallback) {
        var value = value(name);
        return value == null ? fallback : value.toString();
    }

    /**
     * Returns a whole number, or the fallback if it is absent.
     *
     * @throws TemplateException if the value is no whole number
     */
    public int number(String name, int fallback) {
        var value = value(name);
        if (value == null) {
            return fallback;
        }
        try {
            return Integer.parseInt(value.toString());
        } catch (NumberFormatException wrong) {
            throw new TemplateException(path + "." + name + " is no number.");
        }
    }

    /** Returns true if the value is {@code true}; false if it is absent. */
    public boolean flag(String name) {
        return "true".equals(String.valueOf(value(name)));
    }

    /** Returns a list of texts; empty if it is absent. */
    public List<String> texts(String name) {
        return list(name).stream().map(Object::toString).toList();
    }

    /** Returns an inner part; empty if it is absent. */
    public Section section(String name) {
        var value = value(name);
        return add(path + "." + name, value == null ? Map.of() : value);
    }

    /** Returns a list of inner parts; empty if it is absent. */
    public List<Section> sections(String name) {
        var list = list(name);
        var sections = new ArrayList<Section>();
        for (var index = 0; index < list.size(); index++) {
            sections.add(add(path + "." + name + "[" + index + "]", list.get(index)));
        }
        return sections;
    }

    /** Returns a value of any form, such as an event pattern; null if it is absent. */
    public @Nullable Object value(String name) {
        read.add(name);
        return members.get(name);
    }

    /**
     * Requires a value to be absent or one of a few, because the host supports nothing else.
     *
     * @throws TemplateException if it is another
     */
    public void expect(String name, Object... values) {
        var value = value(name);
        if (value != null && !List.of(values).contains(value)) {
            throw new TemplateException(path + "." + name + ": " + value + " is not supported on this machine.");
        }
    }

    /** Counts members as read that have no effect on this machine. */
    public void ignore(String... names) {
        read.addAll(List.of(names));
    }

    /**
     * Requires that each member was read, here and in the inner parts.
     *
     * @throws TemplateException that names the first one that was not
     */
    public void verify() {
        for (var name : members.keySet()) {
            if (!read.contains(name)) {
                throw new TemplateException(path + "." + name + " is not supported on this machine.");
            }
        }
        inner.forEach(Section::verify);
    }

    private Object required(String name) {
        var value = value(name);
        if (value == null) {
            throw new TemplateException(path + "." + name + " is missing.");
        }
        return value;
    }

    private List<?> list(String name) {
        return switch (value(name)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw new TemplateException(path + "." + name + " is no list.");
        };
    }

    private Section add(String where, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new TemplateException(where + " is no mapping.");
        }
        var section = new Section(where, map);
        inner.add(section);
        return section;
    }
}
