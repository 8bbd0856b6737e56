/** Knows how the groups and accounts of ticket tools belong to teams and people, and which tickets wait. */
@NullMarked
package org.resonanz.imports;

import org.jspecify.annotations.NullMarked;
