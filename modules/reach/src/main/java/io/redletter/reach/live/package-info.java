/**
 * Reach while it happens, as server-sent events: {@code GET /live/reach?scope=campaign:ID} for who has signed in.
 *
 * <p>The first event is a {@code snapshot}, the others are {@code delta}s, at most two a second; both have this shape, and in
 * both every number is absolute, so that a reader merges a delta over what it has (by metric, by {@code t}, by {@code id}):
 *
 * <pre>
 * retry: 3127
 *
 * id: k2f9x0a1b-41
 * event: snapshot
 * data: {"number":41,"asOf":"2027-06-05T00:00:03.417Z","scope":"campaign:campaign_01j","uniques":2975,"delaySeconds":0,
 *        "totals":{"play":1210,"share":96,"view":3482},
 *        "minutes":[{"t":"2027-06-04T23:01:00Z","play":0,"view":0},…,{"t":"2027-06-05T00:00:00Z","play":38,"view":112}],
 *        "channels":[{"id":"wechat_01j","play":702,"view":2110},{"id":"direct","play":508,"view":1372}],
 *        "works":[{"id":"work_01j","play":1210,"share":96,"view":3482}],
 *        "units":[{"id":"unit_01j","play":1210,"view":3482}]}
 *
 * id: k2f9x0a1b-42
 * event: delta
 * data: {"number":42,"since":41,"asOf":"2027-06-05T00:00:03.921Z","scope":"campaign:campaign_01j","uniques":2978,
 *        "delaySeconds":0,"totals":{"view":3485},"minutes":[{"t":"2027-06-05T00:00:00Z","play":38,"view":115}],
 *        "channels":[{"id":"direct","play":508,"view":1375}],"works":[{"id":"work_01j","play":1210,"share":96,"view":3485}],
 *        "units":[{"id":"unit_01j","play":1210,"view":3485}]}
 * </pre>
 *
 * <p>{@code since} is the number up to which the reader knew everything: it is always that of the event before, and proves that
 * nothing is missing. Who is slow skips numbers, never figures. Who comes back says which event it had last ({@code
 * Last-Event-ID}, or {@code after=} in the address) and gets what changed since; where that id is not known here, or an hour old,
 * an event {@code reset} says so and a snapshot follows.
 *
 * <p>{@code minutes} are the last 60, oldest first; a minute that is not named has zeros. {@code channels}, {@code works},
 * {@code units} are a campaign's parts; a changed one comes whole. {@code uniques} is approximate. {@code delaySeconds} is how
 * long the oldest event not yet counted has waited on the node that answers. Nothing changed: no event, only a comment every 15
 * seconds. 503 with {@code Retry-After} says that this node has all the viewers it may have. Start reading at {@link
 * io.redletter.reach.live.Edition}.
 */
@NullMarked
package io.redletter.reach.live;

import org.jspecify.annotations.NullMarked;
