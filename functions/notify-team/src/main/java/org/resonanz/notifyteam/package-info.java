/** Mails a team what was asked of it. */
package org.resonanz.notifyteam;
