package io.redletter.delivery.wechat;

import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.channel.Sending;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
                        .map(answer -> PublishStatus.outcome(answer, () -> again("publish_status 1")))
                : massSent(sending.progress().getOrDefault(WechatRun.MSG_ID, ""));
        return asked.otherwise(failure -> again(String.valueOf(failure.getMessage())));
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
}
