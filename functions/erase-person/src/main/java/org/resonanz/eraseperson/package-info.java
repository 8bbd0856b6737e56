/** Removes everything that is stored about a person. */
package org.resonanz.eraseperson;
