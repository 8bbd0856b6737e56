/** Creates a request once, however often it is sent. */
package org.resonanz.createrequest;
