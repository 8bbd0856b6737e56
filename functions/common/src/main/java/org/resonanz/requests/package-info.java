/** Requests for work: their states, the rules of changing them, and their items. */
package org.resonanz.requests;
