package io.redletter.delivery.quota;

import io.redletter.platform.RefusedException;
import java.time.Instant;
import java.util.Optional;

/** What is said where a quota is full. */
final class Refusals {
    private Refusals() {}

    static RefusedException spent(Limit limit, Per.Span span, Optional<Instant> free) {
        String next = free.map(at -> "下一个空档从 " + at.atZone(limit.zone()).toLocalDateTime() + " 起")
                .orElse("近期没有空档");
        return RefusedException.field(
                "/overQuota",
                "quota-spent",
                "/overQuota: 渠道「" + limit.account().name() + "」" + span.name() + " 的 "
                        + limit.rule().sends() + " 次" + limit.rule().zh() + "已经排满;" + next
                        + ";确实要超出,请写明理由 (all " + limit.rule().sends() + " "
                        + limit.rule().en() + " of " + span.name()
                        + " are taken; next free "
                        + free.map(at -> at.atZone(limit.zone())
                                        .toLocalDateTime()
                                        .toString())
                                .orElse("unknown")
                        + "; give a reason to go beyond)");
    }
}
