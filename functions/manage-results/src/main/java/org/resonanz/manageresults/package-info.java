/** Lets admins declare trainings and hypotheses and upload outcomes, and shows what the last analysis says of them. */
@NullMarked
package org.resonanz.manageresults;

import org.jspecify.annotations.NullMarked;
