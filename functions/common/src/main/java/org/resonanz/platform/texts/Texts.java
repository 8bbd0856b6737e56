package org.resonanz.platform.texts;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The texts of a bundle in one language: {@code name.properties} is German, {@code name_en.properties} English. */
public record Texts(Language language, ResourceBundle bundle) {

    /**
     * Returns the texts of a bundle.
     *
     * @param name name of the bundle, with its package
     */
    public static Texts of(String name, Language language) {
        return new Texts(language, ResourceBundle.getBundle(name, language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** Returns true if the bundle has a text of this key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /**
     * Returns the text of a key, with the arguments in place of {@code {0}}, {@code {1}} …
     *
     * @throws java.util.MissingResourceException if the bundle has no text of this key
     */
    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), language.locale()).format(arguments);
    }
}
