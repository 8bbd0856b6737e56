/** The HTTP API and its authorizer. */
package org.resonanz.local.http;
