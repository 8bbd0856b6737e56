/** The rating page and all that its forms do: rate, change, reopen, ask for a link. */
package org.resonanz.capturefeedback;
