package io.redletter.accounts;

import java.time.Duration;

/**
 * Settings of accounts.
 *
 * @param secureCookie whether the session cookie travels by HTTPS only; true wherever the installation has HTTPS
 * @param sessionIdle how long an unused session lives
 * @param sessionLife how long a session lives at most
 * @param tokenLife how long an API token lives
 * @param passwordMinimum the fewest characters of a password
 * @param argon what one password hash costs
 */
public record AccountsConfig(
        boolean secureCookie,
        Duration sessionIdle,
        Duration sessionLife,
        Duration tokenLife,
        int passwordMinimum,
        Argon argon) {
    public AccountsConfig {
        require(
                !sessionIdle.isNegative() && !sessionIdle.isZero(),
                "session-idle: " + sessionIdle + " (expected: > 0)");
        require(
                sessionLife.compareTo(sessionIdle) >= 0,
                "session-life: " + sessionLife + " (expected: at least session-idle)");
        require(!tokenLife.isNegative() && !tokenLife.isZero(), "token-life: " + tokenLife + " (expected: > 0)");
        require(
                passwordMinimum >= 8 && passwordMinimum <= 64,
                "password-minimum: " + passwordMinimum + " (expected: 8 to 64)");
    }

    /** Twelve hours idle, seven days at most; tokens for a year; passwords of ten characters and more. */
    public static AccountsConfig standard() {
        return new AccountsConfig(
                false, Duration.ofHours(12), Duration.ofDays(7), Duration.ofDays(365), 10, Argon.standard());
    }

    /**
     * The cost of one Argon2id hash. Hashes keep the cost they were made with.
     *
     * @param memoryKib memory in KiB
     * @param iterations passes over the memory
     * @param threads how many hashes may be computed at one time
     */
    public record Argon(int memoryKib, int iterations, int threads) {
        public Argon {
            require(
                    memoryKib >= 64 && memoryKib <= 1_048_576,
                    "memory-kib: " + memoryKib + " (expected: 64 to 1048576)");
            require(iterations >= 1 && iterations <= 16, "iterations: " + iterations + " (expected: 1 to 16)");
            require(threads >= 1 && threads <= 16, "threads: " + threads + " (expected: 1 to 16)");
        }

        /** 19 MiB and two passes, two at a time. */
        public static Argon standard() {
            return new Argon(19_456, 2, 2);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
