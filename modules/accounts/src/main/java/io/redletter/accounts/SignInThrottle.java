package io.redletter.accounts;

import io.redletter.platform.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes a guesser wait: after five failures of one login from one address, half a minute, and twice as long after each
 * further failure, up to a quarter of an hour. Kept in this node's memory, the last ten thousand pairs.
 */
final class SignInThrottle {
    private static final int FREE_FAILURES = 5;
    private static final int MOST_PAIRS = 10_000;
    private static final int MOST_AT_ONCE = 8;
    private static final int MOST_DOUBLINGS = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<String, Failures> pairs = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_PAIRS;
        }
    };

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Lets an attempt begin; {@link #succeeded}, {@link #failed} or {@link #undecided} must follow. Only some may run at one time, so that a
     * burst in parallel gains little.
     */
    synchronized void begin(String login, String remote) {
        Instant now = clock.instant();
        Failures before = pairs.getOrDefault(key(login, remote), Failures.NONE);
        if (before.until().isAfter(now)) {
            throw tooMany(Duration.between(now, before.until()));
        }
        if (before.running() >= MOST_AT_ONCE) {
            throw tooMany(Duration.ZERO);
        }
        pairs.put(key(login, remote), before.running(1));
    }

    synchronized void succeeded(String login, String remote) {
        Failures now = pairs.getOrDefault(key(login, remote), Failures.NONE).running(-1);
        if (now.running() == 0) {
            pairs.remove(key(login, remote));
        } else {
            pairs.put(key(login, remote), new Failures(0, now.running(), Instant.MIN, Instant.MIN));
        }
    }

    synchronized void failed(String login, String remote) {
        Instant now = clock.instant();
        Failures before = pairs.getOrDefault(key(login, remote), Failures.NONE).running(-1);
        int count = before.isStale(now) ? 1 : before.count() + 1;
        pairs.put(key(login, remote), new Failures(count, before.running(), now, now.plus(waitAfter(count))));
    }

    /** The attempt ended without an answer: neither forgives what was nor adds to it. */
    synchronized void undecided(String login, String remote) {
        pairs.computeIfPresent(key(login, remote), (pair, now) -> now.running(-1));
    }

    /** How many pairs are remembered. */
    synchronized int size() {
        return pairs.size();
    }

    private static Duration waitAfter(int failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE_FAILURES, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static RefusedException tooMany(Duration left) {
        long seconds = left.toSeconds() + 1;
        return new RefusedException(
                429,
                "sign-in-throttled",
                "登录失败次数太多,请 " + seconds + " 秒后再试 (too many failed sign-ins, wait " + seconds + " seconds)",
                null);
    }

    private static String key(String login, String remote) {
        return login + '\n' + remote;
    }

    private record Failures(int count, int running, Instant last, Instant until) {
        static final Failures NONE = new Failures(0, 0, Instant.MIN, Instant.MIN);

        Failures running(int more) {
            return new Failures(count, Math.max(0, running + more), last, until);
        }

        boolean isStale(Instant now) {
            return count == 0 || last.plus(LONGEST_WAIT.multipliedBy(2)).isBefore(now);
        }
    }
}
