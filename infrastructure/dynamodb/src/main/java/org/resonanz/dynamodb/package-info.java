/** The embedded DynamoDB server with the template's table. */
@NullMarked
package org.resonanz.dynamodb;

import org.jspecify.annotations.NullMarked;
