@NullMarked
package io.redletter.campaign.plan;

import org.jspecify.annotations.NullMarked;
