/** Pages of campaigns. Start at {@link io.redletter.console.campaigns.CampaignPages}. */
@NullMarked
package io.redletter.console.campaigns;

import org.jspecify.annotations.NullMarked;
