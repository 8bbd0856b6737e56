/** Publishes what the members of teams believed in a quarter, beside what their customers said. */
@NullMarked
package org.resonanz.analyseresults.selfassessments;

import org.jspecify.annotations.NullMarked;
