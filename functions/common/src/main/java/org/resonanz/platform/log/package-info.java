/** Logs in JSON, one object a line, and metrics in CloudWatch's embedded metric format. Nothing in it names a person. */
@NullMarked
package org.resonanz.platform.log;

import org.jspecify.annotations.NullMarked;
