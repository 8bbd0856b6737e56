/** Serves the rating page and handles its forms: rate, change, reopen, ask for a link. */
package org.resonanz.capturefeedback;
