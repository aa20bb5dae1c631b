package io.redletter.delivery.wechat;

import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.channel.Sending;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks how far a publication or group send is, ever more rarely: an account may ask a hundred times a day. */
final class WechatFollow {
    static final Duration AT_ONCE = Duration.ofMillis(200);
    static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration RARELY = Duration.ofMinutes(10);
    private static final Duration CONFIRM = Duration.ofMinutes(30);
    private static final Duration TOO_LONG = Duration.ofHours(24);

    private final WechatApi api;
    private final Jobs jobs;
    private final Sending sending;
    private final WechatAccount account;
    private final Duration age;

    WechatFollow(WechatApi api, Jobs jobs, Sending sending, Instant now) {
        this.api = api;
        this.jobs = jobs;
        this.sending = sending;
        this.account = WechatAccount.of(sending.account(), sending.secret());
        String submitted = sending.progress().get(WechatRun.SUBMITTED);
        this.age = submitted == null ? Duration.ZERO : Duration.between(Instant.parse(submitted), now);
    }

    /** An error answer or none says nothing about the publication: it is asked again. */
    Future<Outcome> ask() {
        String publishId = sending.progress().get(WechatRun.PUBLISH_ID);
        Future<Outcome> asked = publishId != null
                ? api.post(account, "freepublish/get", new JsonObject().put("publish_id", publishId))
                        .map(this::published)
                : massSent(sending.progress().getOrDefault(WechatRun.MSG_ID, ""));
        return asked.otherwise(failure -> again(String.valueOf(failure.getMessage())));
    }

    private Outcome published(JsonObject answer) {
        int status = answer.getInteger("publish_status", 1);
        String said = "publish_status " + status;
        return switch (status) {
            case 0 -> Outcome.sent(said, link(answer));
            case 1 -> again(said);
            case 2 -> Outcome.refused("wechat-original", "没有通过原创校验 (original check failed)", said);
            case 4 -> Outcome.refused("wechat-audit", "平台审核不通过 (refused by the platform's audit)", said);
            case 5 -> Outcome.recalled("wechat-deleted", "发布后被删除 (deleted after it was published)", said);
            case 6 -> Outcome.refused("wechat-banned", "发布后被系统封禁 (banned after it was published)", said);
            default -> Outcome.refused(
                    "wechat-failed", "平台发布失败,请到公众平台查看 (publication failed, look at the website)", said);
        };
    }

    /** The query says whether; the event, where it came, says why not and where to see it. */
    private Future<Outcome> massSent(String msgId) {
        return api.post(account, "message/mass/get", new JsonObject().put("msg_id", msgId))
                .compose(answer -> jobs.find(account, JobEvent.groupSend(msgId))
                        .map(job -> massSent(answer.getString("msg_status", "SENDING"), job.flatMap(Jobs.Job::event))));
    }

    private Outcome massSent(String status, Optional<JobEvent> event) {
        return switch (status) {
            case "SEND_SUCCESS" -> Outcome.sent(
                    event.filter(said -> said.sent() >= 0)
                            .map(said -> status + ", SentCount " + said.sent())
                            .orElse(status),
                    event.flatMap(said -> said.linkAt(account.base())).orElse(null));
            case "SENDING" -> again(status);
            case "DELETE" -> Outcome.recalled("wechat-deleted", "群发后被删除 (deleted after it was sent)", status);
            default -> GroupStatus.failed(
                    event.map(JobEvent::status).orElse(""),
                    event.map(said -> status + " " + said.status()).orElse(status),
                    isProtected());
        };
    }

    private Outcome again(String said) {
        if (age.compareTo(TOO_LONG) > 0) {
            return Outcome.confirming(
                    "wechat-still-publishing", "平台一天后仍未完成,请到公众平台查看 (not done after a day, look at the website)", said);
        }
        if (isProtected() && sending.progress().containsKey(WechatRun.MSG_ID) && age.compareTo(CONFIRM) < 0) {
            return new Outcome(
                    Outcome.Kind.ACCEPTED,
                    "wechat-protection",
                    "等待公众号管理员在手机上确认群发,30 分钟内有效 (an administrator must confirm within 30 minutes)",
                    said,
                    SOON.multipliedBy(5),
                    null);
        }
        Duration half = age.dividedBy(2);
        Duration wait = half.compareTo(SOON) < 0 ? SOON : half.compareTo(RARELY) > 0 ? RARELY : half;
        return Outcome.accepted(said, wait);
    }

    private boolean isProtected() {
        return sending.account().setting(WechatAccount.PROTECTED, "no").equals("yes");
    }

    private static @Nullable String link(JsonObject answer) {
        JsonArray items =
                answer.getJsonObject("article_detail", new JsonObject()).getJsonArray("item", new JsonArray());
        return items.isEmpty() ? null : items.getJsonObject(0).getString("article_url");
    }
}
