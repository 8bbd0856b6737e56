/** Says once a quarter what trainings and actions changed, and which figures of the company move together with service. */
@NullMarked
package org.resonanz.analyseresults;

import org.jspecify.annotations.NullMarked;
