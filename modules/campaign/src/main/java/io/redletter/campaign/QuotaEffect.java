package io.redletter.campaign;

/**
 * What a plan does to one window of a channel's quota.
 *
 * @param window {@code 2027-06} for a month, {@code 2027-06-05} for a day, {@code 2027-06-05T08:00} for a minute, all in the
 *     account's zone
 * @param granted how many sends the platform allows in it
 * @param plannedBefore how many are planned, reserved or spent there now
 * @param plannedAfter how many would be
 * @param over whether that is more than is granted
 * @param words the same in a sentence, Chinese and English
 */
public record QuotaEffect(
        String channelId,
        String channelName,
        String window,
        int granted,
        int plannedBefore,
        int plannedAfter,
        boolean over,
        String words) {}
