/** Runs of the company, with faults and without. */
@NullMarked
package org.resonanz.chaos.run;

import org.jspecify.annotations.NullMarked;
