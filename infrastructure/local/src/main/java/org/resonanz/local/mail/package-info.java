/** The mailbox that takes the place of SES. */
package org.resonanz.local.mail;
