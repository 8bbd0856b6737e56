/** A seeded company, its ledger of what it was told, and what must hold of it. */
@NullMarked
package org.resonanz.chaos.company;

import org.jspecify.annotations.NullMarked;
