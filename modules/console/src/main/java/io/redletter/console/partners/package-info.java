/** Pages of partners who pull. Start at {@link io.redletter.console.partners.PartnerPages}. */
@NullMarked
package io.redletter.console.partners;

import org.jspecify.annotations.NullMarked;
