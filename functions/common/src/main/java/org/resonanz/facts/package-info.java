/** When completions, invitations and answers enter the figures, and where the night finds them. */
package org.resonanz.facts;
