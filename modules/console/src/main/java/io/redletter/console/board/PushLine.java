package io.redletter.console.board;

import io.redletter.campaign.Push;

/**
 * One push as a board tells it.
 *
 * @param title of its work
 * @param channels their names, joined
 */
public record PushLine(Push push, String title, String channels, PushResult result) {}
