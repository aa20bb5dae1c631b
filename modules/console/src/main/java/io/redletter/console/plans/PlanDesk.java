package io.redletter.console.plans;

import io.redletter.accounts.AccountService;
import io.redletter.campaign.days.DayBook;
import io.redletter.campaign.proposal.PlanDocumentService;

/** What the pages of plan documents work with. */
public record PlanDesk(PlanDocumentService plans, DayBook days, AccountService accounts) {}
