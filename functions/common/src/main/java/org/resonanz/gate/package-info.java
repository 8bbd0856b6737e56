/** What tells people from machines on the pages behind links in mails. */
package org.resonanz.gate;
