/**
 * The contract of AWS that the product relies on: the same tests against the host's own parts ({@code HostPartsTest}),
 * moto ({@code MotoTest}) and LocalStack ({@code LocalStackTest}). {@code Limits} lists what one of them cannot do.
 */
package org.resonanz.local.contract;
