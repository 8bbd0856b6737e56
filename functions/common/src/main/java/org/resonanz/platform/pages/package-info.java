/** The frame of the pages behind links in mails. */
package org.resonanz.platform.pages;
