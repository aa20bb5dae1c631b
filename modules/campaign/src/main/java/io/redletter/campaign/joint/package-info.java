/**
 * Joint releases (同频共振): one work to the channels of many units at one instant. The lead asks, each unit answers for itself,
 * with the lead's wording or one of its own that has passed its own review. Start reading at
 * {@link io.redletter.campaign.joint.JointService}.
 */
@NullMarked
package io.redletter.campaign.joint;

import org.jspecify.annotations.NullMarked;
