/** Mail scanners as seen in the field, to be let loose on the links of a mail. */
@NullMarked
package org.resonanz.scanners;

import org.jspecify.annotations.NullMarked;
