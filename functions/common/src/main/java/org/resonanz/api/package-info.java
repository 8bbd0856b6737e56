/** The doors behind the HTTP API: who calls, and how an answer or a refusal is sent. */
package org.resonanz.api;
