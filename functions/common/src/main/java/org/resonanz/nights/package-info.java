/** The record that each night leaves, and the day up to which readers may look. */
@NullMarked
package org.resonanz.nights;

import org.jspecify.annotations.NullMarked;
