/** Mails leads the scores of their teams once a week. */
package org.resonanz.senddigest;
