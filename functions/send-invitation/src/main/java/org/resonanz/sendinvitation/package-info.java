/** Invites a requester to rate a completion. */
package org.resonanz.sendinvitation;
