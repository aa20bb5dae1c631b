package io.redletter.reach.ingest;

import io.redletter.reach.Scopes;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * All that must be known before an event of a page can be counted.
 *
 * @param scopes under which the page is counted
 * @param key tells the campaign's visitors apart; empty once it was destroyed
 * @param place of the unit, for events of which no address is known
 * @param honoursOptOut whether who asks not to be tracked is not counted there
 */
record Ground(Scopes scopes, Optional<SecretKeySpec> key, Place place, boolean honoursOptOut) {}
