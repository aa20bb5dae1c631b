package io.redletter.campaign;

/**
 * How many people of a segment a push would reach.
 *
 * @param segmentId which segment
 * @param name as people call it
 * @param eligible how many would be sent to
 * @param skipped how many the segment's rule fits but would be left out: opted out, quiet hours, cap, dead address
 */
public record AudienceCount(String segmentId, String name, long eligible, long skipped) {}
