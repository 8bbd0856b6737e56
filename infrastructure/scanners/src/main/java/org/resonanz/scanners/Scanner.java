package org.resonanz.scanners;

import java.net.URI;
import java.util.List;

/**
 * Something that opens the links of a mail, before a person does or beside them: a mail gateway, a mail program that
 * fetches ahead, an archive. Whoever has links in mails can let these loose on them and look at what is stored
 * afterwards.
 */
@FunctionalInterface
public interface Scanner {
    /** Does to the links what this scanner does to them; what they answer is its own business. */
    void scan(List<URI> links);
}
