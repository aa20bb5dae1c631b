package io.redletter.reach;

import java.time.LocalDate;

/**
 * Distinct visitors over whole local days (Asia/Shanghai), both ends included.
 *
 * @param value approximate (about 1 %): show it with ≈
 */
public record Uniques(String scope, LocalDate from, LocalDate to, long value, Explained explain) {}
