/** Reminds once of invitations that are unanswered. */
package org.resonanz.sendreminders;
