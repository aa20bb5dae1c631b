package io.redletter.sandbox.wechat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@code message/mass/sendall}: sends to all followers or to a tag. The caller's {@code clientmsgid} keeps it from
 * happening twice for 24 hours; the account's quota limits how often it happens at all.
 */
final class SendToGroup implements WechatOperation {
    @Override
    public String name() {
        return "message/mass/sendall";
    }

    @Override
    public Optional<String> key(WechatRequest request) {
        return WechatOperation.textKey(request, "clientmsgid").or(() -> draftKey(request));
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        JsonBody body = request.body();
        checkClientId(account, body.text("clientmsgid"), request.now());
        GroupMessage message = GroupMessage.of(account, body);
        checkQuota(account, request.now());
        Issue issue = Publishing.groupSend(account, message, request);
        JsonObject answer = new JsonObject()
                .put("errcode", 0)
                .put("errmsg", "send job submission success")
                .put("msg_id", issue.id())
                .put("msg_data_id", issue.dataId());
        return WechatAnswer.of(answer, new AccountChange.Issued(account.id(), issue))
                .noting(note(message))
                .asEffect();
    }

    private static void checkClientId(Account account, String id, Instant now) {
        int most = account.limits().clientMsgIdBytes();
        if (id.getBytes(StandardCharsets.UTF_8).length > most) {
            throw new WechatRefusal(WechatError.CLIENT_ID_TOO_LONG, "clientmsgid (at most " + most + " bytes)");
        }
        account.issues().findClientId(id, now).ifPresent(earlier -> {
            // As there, the earlier msg_id comes back, its msg_data_id does not.
            JsonObject more = new JsonObject().put("msg_id", earlier.id());
            throw new WechatRefusal(WechatError.CLIENT_ID_USED, "sent at " + earlier.acceptedAt(), more);
        });
    }

    private static void checkQuota(Account account, Instant now) {
        boolean daily = account.app().kind() == AccountKind.SUBSCRIPTION;
        Predicate<Issue> inPeriod = daily
                ? issue -> ChinaTime.day(issue.acceptedAt()).equals(ChinaTime.day(now))
                : issue -> ChinaTime.month(issue.acceptedAt()).equals(ChinaTime.month(now));
        int most =
                daily ? account.limits().subscriptionSends() : account.limits().serviceSends();
        long used = account.issues().count(inPeriod.and(issue -> issue.kind() == Issue.Kind.GROUP_SEND));
        if (used >= most) {
            String period = daily ? " a day" : " a month";
            throw new WechatRefusal(
                    WechatError.NO_GROUP_SEND_LEFT, used + " sent (expected: at most " + most + period + ")");
        }
    }

    private static Optional<String> draftKey(WechatRequest request) {
        try {
            return request.bodyIfAny()
                    .map(body -> body.object("mpnews").text("media_id"))
                    .filter(id -> !id.isEmpty());
        } catch (WechatRefusal unreadable) {
            return Optional.empty();
        }
    }

    private static String note(GroupMessage message) {
        String what = message.articles().isEmpty() ? message.type() : AddDraft.note(message.articles(), List.of());
        return what + " → " + message.audience();
    }
}
