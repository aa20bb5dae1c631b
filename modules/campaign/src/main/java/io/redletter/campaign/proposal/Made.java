package io.redletter.campaign.proposal;

/**
 * Something that an acceptance made, or met.
 *
 * @param what {@code campaign}, {@code target}, {@code unit} or {@code day}
 * @param id its id
 * @param name how it was called then
 * @param version the version it had then
 * @param created whether it was made for this; else it was there before, and an undo leaves it
 */
public record Made(String what, String id, String name, long version, boolean created) {
    static final String CAMPAIGN = "campaign";
    static final String TARGET = "target";
    static final String UNIT = "unit";
    static final String DAY = "day";
}
