package io.redletter.campaign.plan;

/**
 * Where something stands in the text that was read.
 *
 * @param line the line on which it begins, from 1
 * @param start its first character, counted from 0 in the text as it was given
 * @param end behind its last character; line ends and page numbers may stand between
 */
public record Place(int line, int start, int end) {}
