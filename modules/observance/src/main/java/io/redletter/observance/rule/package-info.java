/**
 * The rules by which days fall: each a small record and a pure function of the year, its region and the days around it.
 *
 * <p>Start reading at {@link io.redletter.observance.rule.Rule}. A rule never moves a day off a weekend or a holiday:
 * what the rule says is the date.
 */
@NullMarked
package io.redletter.observance.rule;

import org.jspecify.annotations.NullMarked;
