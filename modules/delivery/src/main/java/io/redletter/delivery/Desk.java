package io.redletter.delivery;

/**
 * What a person does about deliveries.
 *
 * @param open what waits for a verdict or a confirmation
 * @param recalls takes back or corrects what is out
 * @param replays tries again what failed
 */
public record Desk(DeskService open, RecallService recalls, ReplayService replays) {}
