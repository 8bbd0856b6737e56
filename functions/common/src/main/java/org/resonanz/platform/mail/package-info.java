/** Mail addresses, mails and their frame, and how mails are sent. */
package org.resonanz.platform.mail;
