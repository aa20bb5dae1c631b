package io.redletter.delivery.mail;

import io.redletter.content.WorkVersion;
import io.redletter.delivery.ChannelAccount;
import io.redletter.delivery.channel.Capabilities;
import io.redletter.delivery.channel.ChannelHealth;
import io.redletter.delivery.channel.ListChannel;
import io.redletter.delivery.channel.ListSending;
import io.redletter.delivery.channel.Message;
import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.channel.Parcel;
import io.redletter.delivery.channel.Setting;
import io.redletter.delivery.channel.Target;
import io.redletter.delivery.outbound.OutboundException;
import io.redletter.platform.RefusedException;
import io.redletter.platform.json.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * E-mail to the people of a list, one message each. A mail server knows no key: a message whose answer was lost may be out,
 * and is never sent again by itself.
 */
public final class MailChannel implements ListChannel {
    public static final String KIND = "email";

    private static final int LONGEST_TITLE = 200;

    private final MailRooms rooms;
    private final LetterWriter writer;
    private final Verp verp;
    private final Unsubscribe unsubscribe;
    private final InstantSource clock;

    MailChannel(MailRooms rooms, LetterWriter writer, Verp verp, Unsubscribe unsubscribe, InstantSource clock) {
        this.rooms = rooms;
        this.writer = writer;
        this.verp = verp;
        this.unsubscribe = unsubscribe;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.PLAIN.withList();
    }

    @Override
    public List<Setting> form() {
        return MailForm.FIELDS;
    }

    @Override
    public List<String> check(WorkVersion version) {
        return version.title().length() > LONGEST_TITLE
                ? List.of("标题作邮件主题太长: 最多 " + LONGEST_TITLE + " 字 (too long for a subject)")
                : List.of();
    }

    @Override
    public void checkAccount(Map<String, String> settings, @Nullable String secret) {
        MailAccount account = MailAccount.of(settings);
        MailSecret open = MailSecret.parse(secret == null ? "" : secret);
        if (!account.login().isEmpty() && open.password().isEmpty()) {
            throw RefusedException.field("/secret", "invalid-field", "/secret: 填了登录名就要填密码 (a login needs a password)");
        }
        if (account.signs() && open.dkimKey().isEmpty()) {
            throw RefusedException.field(
                    "/secret", "invalid-field", "/secret: 填了 DKIM 域名就要有私钥 dkim-key (expected: a DKIM key)");
        }
        rooms.check(account);
    }

    @Override
    public String prepare(ChannelAccount account, Message message) {
        return Json.text(writer.write(MailAccount.of(account), message));
    }

    @Override
    public Future<Parcel> pack(ListSending sending, Target target) {
        return rooms.of(sending.account(), sending.secret()).compose(room -> {
            Optional<MailAddress> to = MailAddress.parse(target.recipient().address());
            if (to.isEmpty()) {
                return Future.succeededFuture(new Parcel(target, Buffer.buffer()));
            }
            Letter letter = room.letter(sending.key(), sending.request());
            String leave =
                    letter.unsubscribe() + unsubscribe.token(target.recipient().id());
            return room.made(() -> Envelope.of(letter, target, to.get(), leave))
                    .map(bytes -> new Parcel(target, bytes));
        });
    }

    @Override
    public Future<Outcome> send(ListSending sending, Parcel parcel) {
        Optional<MailAddress> to = MailAddress.parse(parcel.target().recipient().address());
        if (to.isEmpty()) {
            return Future.succeededFuture(Outcome.gone("bad-address", "地址不能用 (not an address we can send to)", ""));
        }
        return rooms.of(sending.account(), sending.secret())
                .compose(room -> room.send(returnPath(room, parcel), to.get().wire(), parcel.bytes()));
    }

    private String returnPath(MailRoom room, Parcel parcel) {
        String domain = room.account().returnDomain();
        return domain.isEmpty()
                ? room.account().from()
                : verp.address(parcel.target().mark(), domain);
    }

    /** A letter to the operator's own address; where none is set, as far as the login. */
    @Override
    public Future<String> test(ChannelAccount account, String secret) {
        return rooms.of(account, secret)
                .compose(room -> room.account().operator().isEmpty()
                        ? room.knock().map("登录成功;填写 test-to 可收到测试邮件 (logged in; set test-to for a test letter)")
                        : room.send(
                                        room.account().from(),
                                        room.account().operator(),
                                        TestLetter.bytes(room.account(), clock.instant()))
                                .map(outcome -> said(room, outcome)));
    }

    private static String said(MailRoom room, Outcome outcome) {
        if (outcome.kind() != Outcome.Kind.SENT) {
            throw RefusedException.conflict("channel-test-failed", outcome.reason() + " " + outcome.answer());
        }
        return "测试邮件已发给 " + room.account().operator() + " (sent): " + outcome.answer();
    }

    @Override
    public Future<ChannelHealth> health(ChannelAccount account, String secret) {
        return rooms.of(account, secret)
                .compose(MailRoom::knock)
                .map(v -> ChannelHealth.working("邮件服务器接受登录 (the server lets us in)"))
                .recover(failure -> failure instanceof OutboundException
                                || failure instanceof SmtpRefusedException
                                || failure instanceof SmtpLostException
                                || failure instanceof RefusedException
                        ? Future.succeededFuture(ChannelHealth.ailing(String.valueOf(failure.getMessage())))
                        : Future.failedFuture(failure));
    }
}
