package org.resonanz.template;

/** Thrown if the template is wrong or holds something unsupported; the message names the resource and the property. */
public final class TemplateException extends RuntimeException {
    public TemplateException(String message) {
        super(message);
    }
}
