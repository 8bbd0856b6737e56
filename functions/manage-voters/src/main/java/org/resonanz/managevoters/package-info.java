/** Shows and replaces the voter list. */
@NullMarked
package org.resonanz.managevoters;

import org.jspecify.annotations.NullMarked;
