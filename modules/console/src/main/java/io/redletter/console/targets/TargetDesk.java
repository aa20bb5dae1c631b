package io.redletter.console.targets;

import io.redletter.accounts.AccountService;
import io.redletter.campaign.proposal.PlanDocumentService;
import io.redletter.campaign.target.TargetService;

/** What the pages of targets work with. */
public record TargetDesk(TargetService targets, PlanDocumentService plans, AccountService accounts) {}
