/** Completes a request for the team that did the work. */
package org.resonanz.completerequest;
