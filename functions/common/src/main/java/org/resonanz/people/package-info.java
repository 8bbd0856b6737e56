/** Callers, known people, the voter list, mail states and pseudonyms. */
@NullMarked
package org.resonanz.people;

import org.jspecify.annotations.NullMarked;
