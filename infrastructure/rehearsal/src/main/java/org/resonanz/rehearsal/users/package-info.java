/** Users of the running product: the API and the pages as they call them, and the mails that they get. */
@NullMarked
package org.resonanz.rehearsal.users;

import org.jspecify.annotations.NullMarked;
