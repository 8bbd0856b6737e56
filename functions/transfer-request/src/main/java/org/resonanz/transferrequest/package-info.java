/** Hands an open request on to another team. */
package org.resonanz.transferrequest;
