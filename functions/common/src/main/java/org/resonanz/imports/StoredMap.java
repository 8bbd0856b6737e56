package org.resonanz.imports;

/**
 * The map of a ticket tool as it is stored.
 *
 * @param version name of this state of the map, by which a change of another one is noticed
 */
public record StoredMap(SourceMap map, String version) {
    /** The version of the map that nobody has stored yet. */
    static final String NEVER = "0";
    /** The map of a tool that nobody has mapped yet. */
    public static final StoredMap NONE = new StoredMap(SourceMap.EMPTY, NEVER);
}
