/** Languages and texts. */
package org.resonanz.platform.texts;
