/** Signed links in mails, and the keys that sign them. */
@NullMarked
package org.resonanz.links;

import org.jspecify.annotations.NullMarked;
