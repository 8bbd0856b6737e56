/** Records bounces and complaints. */
package org.resonanz.recordmailevent;
