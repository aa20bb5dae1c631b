/**
 * Plan documents that were handed in, and what was found in them: days, targets and units, each a proposal that a person
 * accepts, edits or rejects. Nothing becomes a campaign, a target or a unit before. Start at
 * {@link io.redletter.campaign.proposal.PlanDocumentService}; {@link io.redletter.campaign.proposal.PlanItem} is the heart:
 * what was found is written by each reading, what was decided only by people, so a document can be read again at any time.
 */
@NullMarked
package io.redletter.campaign.proposal;

import org.jspecify.annotations.NullMarked;
