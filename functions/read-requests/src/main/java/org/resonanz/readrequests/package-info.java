/** Shows requests to those who asked and to those who serve. */
package org.resonanz.readrequests;
