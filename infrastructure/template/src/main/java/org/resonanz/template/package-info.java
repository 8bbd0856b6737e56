/** Reads the template. */
package org.resonanz.template;
