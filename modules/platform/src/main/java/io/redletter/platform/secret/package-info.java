/** Secrets at rest and keys derived from the installation's master key. Start at {@link io.redletter.platform.secret.Vault}. */
@NullMarked
package io.redletter.platform.secret;

import org.jspecify.annotations.NullMarked;
