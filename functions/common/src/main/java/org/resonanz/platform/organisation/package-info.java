/** The organisation's name and looks, which its mails and pages carry. */
@NullMarked
package org.resonanz.platform.organisation;

import org.jspecify.annotations.NullMarked;
