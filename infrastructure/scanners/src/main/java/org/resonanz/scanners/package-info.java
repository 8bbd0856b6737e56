/** Mail scanners as seen in the field, to be let loose on the links of a mail. */
package org.resonanz.scanners;
