/** Tests of what was found in plan documents; the service is tested at {@code io.redletter.campaign.PlanProposalTest}. */
package io.redletter.campaign.proposal;
