/** Which invitations a person may still get. */
package org.resonanz.invitations;
