/** Mail scanners as they were met in the field. */
package org.resonanz.scanners;
