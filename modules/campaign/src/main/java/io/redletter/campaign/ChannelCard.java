package io.redletter.campaign;

/**
 * A channel as a planner sees it.
 *
 * @param id the channel account's id
 * @param kind {@code webhook}, {@code wechat-oa} …
 * @param name as the department calls it
 * @param unitId whose it is
 * @param enabled whether something may be sent through it now
 * @param demo made for a demonstration
 */
public record ChannelCard(String id, String kind, String name, String unitId, boolean enabled, boolean demo) {}
