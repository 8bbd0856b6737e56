/** The HTML frame of the pages behind links in mails. */
@NullMarked
package org.resonanz.platform.pages;

import org.jspecify.annotations.NullMarked;
