/** ProductClient that stand in for AWS services. */
package org.resonanz.local.aws;
