/** Takes a person off a list of mails and puts them on it again. */
@NullMarked
package org.resonanz.managesubscription;

import org.jspecify.annotations.NullMarked;
