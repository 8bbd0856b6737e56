/** Mails leads once a week what is below them. */
package org.resonanz.senddigest;
