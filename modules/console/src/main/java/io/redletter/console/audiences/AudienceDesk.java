package io.redletter.console.audiences;

import io.redletter.accounts.AccountService;
import io.redletter.console.people.Names;
import io.redletter.delivery.audience.AudienceHouse;
import java.time.ZoneId;

/**
 * What the pages of audiences work with.
 *
 * @param zone in which moments are typed
 */
public record AudienceDesk(AudienceHouse house, AccountService accounts, Names names, ZoneId zone) {}
