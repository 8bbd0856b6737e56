package org.resonanz.platform.aws;

/** An item is stored in a form that only a later release reads. Nothing was read from it and nothing written to it. */
public final class NewerFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param version the format version of the item
     */
    NewerFormatException(int version) {
        super("An item has the format version " + version + ", and this release reads up to "
                + FormatVersion.NEWEST_READ + ".");
    }
}
