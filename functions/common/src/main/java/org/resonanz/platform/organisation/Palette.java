package org.resonanz.platform.organisation;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The colours that follow from an accent, each {@code #rrggbb}.
 *
 * @param accent colour of buttons and marks on light ground
 * @param dark   the same on dark ground
 * @param tint   light ground of choices and bars
 * @param hover  the same under the mouse
 */
public record Palette(String accent, String dark, String tint, String hover) {
    /** The colours of an organisation that chose none. */
    static final Palette DEFAULT = new Palette("#14607a", "#7cc4e0", "#e6f1f5", "#d7e9f0");

    /** The least contrast of text to its ground (WCAG 2.2, 1.4.3). */
    private static final double LEAST_CONTRAST = 4.5;

    static Palette of(String accent) {
        return new Palette(accent, withWhite(accent, 0.45), withWhite(accent, 0.1), withWhite(accent, 0.17));
    }

    /** Returns true if white text on a colour, and the colour on white, can be read well. */
    public static boolean isReadable(String colour) {
        return 1.05 / (luminance(colour) + 0.05) >= LEAST_CONTRAST;
    }

    /** Returns the relative luminance of a colour, 0 to 1 (WCAG 2.2, glossary). */
    private static double luminance(String colour) {
        return 0.2126 * linear(channel(colour, 0)) + 0.7152 * linear(channel(colour, 1))
                + 0.0722 * linear(channel(colour, 2));
    }

    private static double linear(int channel) {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** Returns a mix of a colour and white. */
    private static String withWhite(String colour, double share) {
        return Stream.of(0, 1, 2).map(index -> Math.round(255 - share * (255 - channel(colour, index))))
                .map(value -> String.format("%02x", value)).collect(Collectors.joining("", "#", ""));
    }

    private static int channel(String colour, int index) {
        return Integer.parseInt(colour, 1 + 2 * index, 3 + 2 * index, 16);
    }
}
