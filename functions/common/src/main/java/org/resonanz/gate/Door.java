package org.resonanz.gate;

/**
 * A kind of links whose pages are gated.
 *
 * @param label  goes into signatures, so that what one kind of pages hands out is worth nothing to another
 * @param path   what the paths of the links begin with; cookies go nowhere else
 */
public record Door(String label, String path) {
}
