/** What the host keeps beside the table between starts. */
@NullMarked
package org.resonanz.local.state;

import org.jspecify.annotations.NullMarked;
