package io.redletter.delivery.mail;

import io.redletter.delivery.channel.Outcome;
import java.util.Set;

/**
 * What a mail server's answer means: by the enhanced status code (RFC 3463 and the IANA registry) where it gives one, by the
 * plain one (RFC 5321) otherwise, and by what it was asked.
 */
final class SmtpStatus {
    /** Nobody lives there, and nobody will. */
    private static final Set<String> NOBODY = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

    private static final Set<String> FULL = Set.of("4.2.2", "5.2.2");
    private static final Set<String> TOO_LARGE = Set.of("5.2.3", "5.3.4", "4.3.4");

    /** Of the server as a whole: nobody else of the list fares better. */
    private static final Set<String> SERVER = Set.of("4.3.0", "4.3.1", "4.3.2", "4.4.1", "4.4.2", "4.4.5");

    private static final Set<Integer> LOGIN = Set.of(454, 530, 534, 535, 538);

    private SmtpStatus() {}

    static Outcome outcome(SmtpReply reply, SmtpStage stage) {
        String said = reply.summary();
        if (reply.isPositive()) {
            return Outcome.sent(said, null);
        }
        if (stage == SmtpStage.GREETING
                || stage == SmtpStage.SENDER
                || reply.code() == 421
                || LOGIN.contains(reply.code())) {
            return ours(reply, stage, said);
        }
        return reply.code() >= 500 ? permanent(reply, stage, said) : temporary(reply, said);
    }

    /** Something between the server and us: retried as a whole, for a setting may be put right. */
    private static Outcome ours(SmtpReply reply, SmtpStage stage, String said) {
        if (LOGIN.contains(reply.code())) {
            return Outcome.retryable("target-error", "邮件服务器不接受登录 (the server does not accept the login)", said, null);
        }
        String words = stage == SmtpStage.SENDER
                ? "邮件服务器不接受发件地址 (the server does not accept the sender)"
                : "邮件服务器暂不接待 (the server is not available now)";
        return Outcome.retryable("target-error", words, said, null);
    }

    private static Outcome temporary(SmtpReply reply, String said) {
        String status = reply.enhanced();
        if (SERVER.contains(status)) {
            return Outcome.retryable("target-error", "邮件服务器暂时有困难 (the server is in trouble)", said, null);
        }
        if (FULL.contains(status)) {
            return Outcome.retryable("mailbox-full", "对方邮箱已满 (mailbox full)", said, null);
        }
        if (status.startsWith("4.7.")) {
            return Outcome.retryable("deferred", "对方要求稍后再发 (asked to come later, such as by greylisting)", said, null);
        }
        return Outcome.retryable("try-later", "暂时不能投递 (not deliverable for now)", said, null);
    }

    private static Outcome permanent(SmtpReply reply, SmtpStage stage, String said) {
        String status = reply.enhanced();
        if (NOBODY.contains(status)) {
            return Outcome.gone("bad-address", "邮箱不存在或已停用 (no such mailbox)", said);
        }
        if (FULL.contains(status)) {
            return Outcome.refused("mailbox-full", "对方邮箱已满 (mailbox full)", said);
        }
        if (TOO_LARGE.contains(status) || (reply.code() == 552 && status.isEmpty())) {
            return Outcome.refused("too-large", "邮件过大或对方空间不足 (too large for the mailbox)", said);
        }
        if (status.startsWith("5.7.")) {
            return Outcome.refused("policy", "对方按其规则拒收 (refused by policy)", said);
        }
        if (status.startsWith("5.4.")) {
            return Outcome.refused("no-route", "找不到通往对方的路 (no route to the mailbox)", said);
        }
        boolean person = stage == SmtpStage.RECIPIENT && status.isEmpty();
        return person && (reply.code() == 550 || reply.code() == 551 || reply.code() == 553 || reply.code() == 556)
                ? Outcome.gone("bad-address", "邮箱不存在或已停用 (no such mailbox)", said)
                : Outcome.refused("refused", "对方拒收 (refused)", said);
    }
}
