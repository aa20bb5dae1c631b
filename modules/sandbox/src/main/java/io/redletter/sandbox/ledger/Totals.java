package io.redletter.sandbox.ledger;

/**
 * The ledger in one line.
 *
 * @param requests all requests since the data directory was made
 * @param effects all effects since then
 * @param keys keys whose counts are remembered
 * @param forgottenKeys keys whose counts had to make room
 */
public record Totals(long requests, long effects, int keys, long forgottenKeys) {
    Totals with(LedgerEntry entry) {
        return new Totals(requests + 1, effects + (entry.effect() ? 1 : 0), keys, forgottenKeys);
    }
}
