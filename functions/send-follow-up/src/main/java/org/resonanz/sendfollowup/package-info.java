/** Mails leads a new follow-up, and its author the lead's answer. */
package org.resonanz.sendfollowup;
