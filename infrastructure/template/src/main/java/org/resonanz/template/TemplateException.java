package org.resonanz.template;

/** What the template holds is wrong or not supported here; the message names the resource and the property. */
public final class TemplateException extends RuntimeException {
    public TemplateException(String message) {
        super(message);
    }
}
