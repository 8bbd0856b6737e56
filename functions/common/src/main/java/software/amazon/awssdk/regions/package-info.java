/** What functions bring in place of the SDK's own, so that they start sooner. */
@NullMarked
package software.amazon.awssdk.regions;

import org.jspecify.annotations.NullMarked;
