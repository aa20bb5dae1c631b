/**
 * Reads a plan document (实施方案) and answers which days it names and what it promises in numbers.
 *
 * <p>Start reading at {@link io.redletter.campaign.plan.PlanReader}. The way of a text:
 *
 * <ol>
 *   <li>{@link io.redletter.campaign.plan.PlanText} turns bytes into text, whatever encoding they came in.
 *   <li>{@code CleanText} takes out what the page put in (page numbers, hard line wraps, blanks) and remembers the
 *       line each character came from.
 *   <li>{@code DayScanner} looks for the names of the almanac, the longest first, and {@code UnknownDays} for names
 *       that look like a day (a 日, 周 or 月) and are not in it. A 节, a 季, a 开放日, a 工作日 or a calendar date is none.
 *       Each occasion is told once, where it first stands.
 *   <li>{@code TargetScanner} looks for numbers that something must reach: clause by clause a {@code NumberToken},
 *       what keeps it from being a target ({@code NotTargets}), its {@code Comparators}, its {@code Periods}, its
 *       {@code ResponsibleUnits}; {@code RepeatedTargets} joins what body and annex say twice.
 * </ol>
 *
 * <p>Everything here is a guess at prose. It is shown to a planner with the line it came from, and nothing is done
 * with it until someone agrees.
 */
@NullMarked
package io.redletter.campaign.plan;

import org.jspecify.annotations.NullMarked;
