/** What runs inside the host while there is chaos: it names each call to AWS and dies where it is told to. */
@NullMarked
package org.resonanz.chaos.inside;

import org.jspecify.annotations.NullMarked;
