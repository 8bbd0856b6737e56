/** The endpoints that take the place of SES, EventBridge and Secrets Manager. */
@NullMarked
package org.resonanz.local.aws;

import org.jspecify.annotations.NullMarked;
