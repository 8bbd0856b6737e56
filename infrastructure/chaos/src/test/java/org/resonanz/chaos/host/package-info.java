/** The host as a process, with its functions' calls to AWS named. */
@NullMarked
package org.resonanz.chaos.host;

import org.jspecify.annotations.NullMarked;
