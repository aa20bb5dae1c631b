package io.redletter.campaign.cascade;

import org.jspecify.annotations.Nullable;

/**
 * Something that hangs on the campaign and does not move.
 *
 * @param subject the id of the campaign, task, work or push
 * @param campaignId the campaign it belongs to
 * @param title what people call it
 * @param at where it stands; null where it has no time
 * @param code why, for a program: {@code sent}, {@code firing}, {@code fixed}, {@code cancelled}, {@code by-hand},
 *     {@code over}, {@code done}, {@code same}, {@code released}, {@code not-armed}, {@code kept}
 * @param why the same for people, Chinese and English
 */
public record Stay(
        MoveKind kind, String subject, String campaignId, String title, @Nullable Spot at, String code, String why) {}
