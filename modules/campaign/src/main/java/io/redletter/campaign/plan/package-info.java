/**
 * Reads a plan document (实施方案): which days it names, what it promises in numbers, who answers for it, and through
 * which channels, for whom and in which forms it speaks. No language model and no network: words, patterns and the
 * almanac. Start reading at {@link io.redletter.campaign.plan.PlanFiles} (a file becomes text) and
 * {@link io.redletter.campaign.plan.PlanReader} (a text becomes a reading).
 *
 * <h2>Method</h2>
 *
 * <ol>
 *   <li>{@code FileKind} tells a file by its bytes; Word and HTML go through Tika's parsers, PDF through PDFBox, plain
 *       text through {@code TextEncoding} (UTF-8, UTF-16, GB18030, Big5). A table's row stays one line, its cells parted
 *       by tabs. Each refusal is one sentence ({@code Unreadable}).
 *   <li>{@code CleanText} takes out what the page put in (page numbers, hard line wraps, blanks) and remembers where each
 *       character stood, so that every found thing has its {@link io.redletter.campaign.plan.Place}. {@code Outline} knows
 *       the headings, {@code PlanTime} which sentences tell the past and until when goals are set.
 *   <li>{@code DayScanner} looks for the almanac's names, the longest first, with 世界, 全国 and the like left out or
 *       exchanged, and for lists that leave the last word out; {@code UnknownDays} for names that look like a day and are
 *       not known. A 节, a 季, a 开放日, a 主题日, a calendar date is none. Each occasion is told once.
 *   <li>{@code TargetScanner} goes clause by clause through the numbers ({@code NumberTokens}); {@code NotTargets} keeps out
 *       dates, ordinals, ages, slogans and the plan's own structure; {@code Comparators}, {@code Periods} and
 *       {@code Metrics} say what binds. {@code TableTargets} reads numbers that stand alone in cells, by their row and head.
 *       {@code RepeatedTargets} joins what body and annex say twice.
 *   <li>{@code Duties} finds every place that says who answers: brackets, label lines, sentences, table columns;
 *       {@code UnitNames} parts them into units that lead, help or answer; {@code ResponsibleUnits} tells which duty holds
 *       for a number.
 *   <li>The words stand in {@code plan-words.txt}, the tags in {@code plan-tags.txt}.
 * </ol>
 *
 * <h2>Limits</h2>
 *
 * <ul>
 *   <li>A number without a unit counts only where a word binds it; 三分之一, 数十 and 近百 are not read.
 *   <li>一场 counts only with 每, 各, 至少 or where each of many units must do it.
 *   <li>A duty that stands neither behind the words, nor in or under their heading, nor alone at the end of their section is
 *       not found; an acting unit is guessed from the beginning of the sentence.
 *   <li>A PDF's table whose cells are wrapped comes line by line; merged cells of a head are counted from the right.
 *   <li>Which of two dates in a long sentence holds is a guess, as is whether 每月 still holds after a comma.
 * </ul>
 *
 * <p>Everything here is a guess at prose. It is shown to a planner with the line it came from, and nothing is done with it
 * until someone agrees.
 *
 * <h2>Measured</h2>
 *
 * <p>Against annotations made by hand, by another person than the reader's author, with the rules: a day matches by its
 * canonical name, a target by its value and overlapping quotes; ambiguous ones count for nothing. {@code MeasuredPlansTest}
 * prints the figures, {@code MeasurePlans} those of any folder.
 *
 * <pre>
 *                            days            targets         of the matched targets, right
 *                            P      R        P      R        unit  comparator  period  responsible
 *   3 real plans, tuned on   1.000  1.000    1.000  1.000    1.00  1.00        1.00    1.00   (24 days, 40 targets)
 *   4 composed, tuned on     1.000  1.000    1.000  1.000    1.00  1.00        1.00    1.00   (65 days, 242 targets)
 *   5 unseen, first reading  0.982  1.000    0.981  0.937    1.00  1.00        0.94    0.71   (55 days, 269 targets)
 *   5 unseen, today          0.982  1.000    0.981  0.937    1.00  1.00        0.94    0.73
 * </pre>
 *
 * <p>The unseen five are four composed plans, denser in numbers than real ones, and one real notice that is not kept here
 * (so the test prints slightly other figures); nobody looked at their single errors. The first two rows say only that
 * nothing known is wrong: expect the third.
 */
@NullMarked
package io.redletter.campaign.plan;

import org.jspecify.annotations.NullMarked;
