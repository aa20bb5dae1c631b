package io.redletter.bench.load;

/**
 * How asking went.
 *
 * @param perSecond requests done as expected
 * @param failed requests that were answered otherwise, or not at all
 * @param times how long they took; none for a closed loop
 */
public record Went(double perSecond, long done, long failed, Times times) {}
