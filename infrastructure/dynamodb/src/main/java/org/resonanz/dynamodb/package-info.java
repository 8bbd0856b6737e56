/** The embedded DynamoDB server with the template's table. */
package org.resonanz.dynamodb;
