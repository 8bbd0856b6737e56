package org.resonanz.gate;

/**
 * A kind of link whose pages only people shall use.
 *
 * @param label  part of all signatures, so that a cookie or nonce of one kind of page is worth nothing on another
 * @param path   beginning of the links' paths; cookies are sent nowhere else
 */
public record LinkKind(String label, String path) {
}
