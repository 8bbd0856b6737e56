/** What goes wrong between the functions and AWS. */
@NullMarked
package org.resonanz.chaos.faults;

import org.jspecify.annotations.NullMarked;
