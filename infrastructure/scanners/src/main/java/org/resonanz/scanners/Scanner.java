package org.resonanz.scanners;

import java.net.URI;
import java.util.List;

/**
 * A program that opens the links of a mail, before a person does or at the same time: a mail gateway, a mail program
 * that fetches ahead, an archive. A test lets it loose on the links and looks at what is stored afterwards.
 */
@FunctionalInterface
public interface Scanner {
    /** Opens the links as this scanner does, whatever the responses. */
    void scan(List<URI> links);
}
