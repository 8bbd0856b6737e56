package org.resonanz.platform.texts;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The texts of one language out of a bundle: {@code name.properties} is German, {@code name_en.properties} English. */
public record Texts(Language language, ResourceBundle bundle) {

    /** @param name of the bundle, with its package */
    public static Texts of(String name, Language language) {
        return new Texts(language, ResourceBundle.getBundle(name, language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** The text of a key, its {@code {0}}, {@code {1}} … filled in; a key without text is an error. */
    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), language.locale()).format(arguments);
    }
}
