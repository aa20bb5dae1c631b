package io.redletter.delivery.audience;

import io.redletter.delivery.audience.rule.Rule;

/**
 * What is needed for a segment.
 *
 * @param rule checked already, by {@link io.redletter.delivery.audience.rule.RuleReader}
 * @param demo made for a demonstration
 */
public record NewSegment(String listId, String name, Rule rule, boolean demo) {}
