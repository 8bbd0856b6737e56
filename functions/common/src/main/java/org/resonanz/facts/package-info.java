/** Days of entry of completions, invitations and answers, and the index partitions in which a night finds them. */
@NullMarked
package org.resonanz.facts;

import org.jspecify.annotations.NullMarked;
