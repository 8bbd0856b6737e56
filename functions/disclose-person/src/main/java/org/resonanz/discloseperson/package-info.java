/** Responds with everything that is stored about a person. */
@NullMarked
package org.resonanz.discloseperson;

import org.jspecify.annotations.NullMarked;
