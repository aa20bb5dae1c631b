package io.redletter.delivery.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/**
 * What a message that came back says: a delivery status notification (RFC 3464), or a server's own words where it has no
 * such part. An answer of the person's own, such as an absence note, says nothing.
 *
 * @param fate what became of our message
 * @param words for people: the status and what the server said
 */
record BounceReport(Fate fate, String words) {
    /** The most of a message that is read. */
    static final int MOST_BYTES = 512 * 1024;

    private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*([245]\\.[0-9]{1,3}\\.[0-9]{1,3})");
    private static final Pattern ACTION = Pattern.compile("(?im)^Action:\\s*([a-z]+)");
    private static final Pattern SAID = Pattern.compile("(?im)^Diagnostic-Code:\\s*(?:[a-z0-9-]+;)?\\s*(.{1,300})");
    private static final Pattern BARE = Pattern.compile("(?<![0-9.])([45]\\.[0-9]{1,3}\\.[0-9]{1,3})(?![0-9.])");
    private static final int READ_OF_A_PART = 32 * 1024;

    /** What became of a message that came back. */
    enum Fate {
        /** The address is dead. */
        DEAD,
        /** It did not arrive this time. */
        FAILED,
        /** It is on its way still, or has arrived, or this is no report at all. */
        NONE
    }

    static BounceReport parse(byte[] message) {
        Parts parts = parts(message);
        if (!parts.status.isEmpty()) {
            return byStatus(parts.status);
        }
        return parts.automatic ? new BounceReport(Fate.NONE, "自动回复 (an automatic answer)") : byWords(parts.text);
    }

    private static BounceReport byStatus(String report) {
        String action = first(ACTION, report).orElse("failed").toLowerCase(Locale.ROOT);
        String status = first(STATUS, report).orElse("");
        String words = (status + " " + first(SAID, report).orElse("").strip()).strip();
        if (!action.equals("failed")) {
            return new BounceReport(Fate.NONE, action + " " + words);
        }
        return new BounceReport(isDead(status) ? Fate.DEAD : Fate.FAILED, words);
    }

    private static BounceReport byWords(String text) {
        Optional<String> status = first(BARE, text);
        return status.map(code -> new BounceReport(isDead(code) ? Fate.DEAD : Fate.FAILED, code))
                .orElseGet(() -> new BounceReport(Fate.NONE, "不是退信 (no report)"));
    }

    /** By the same reading as an answer given at once. */
    private static boolean isDead(String status) {
        return !status.isEmpty()
                && SmtpStatus.outcome(
                                new SmtpReply(status.charAt(0) == '5' ? 554 : 450, status + " "), SmtpStage.RECIPIENT)
                        .code()
                        .equals("bad-address");
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Parts parts(byte[] message) {
        Parts parts = new Parts();
        MimeConfig limits = MimeConfig.custom()
                .setMaxContentLen(MOST_BYTES)
                .setMaxHeaderCount(1000)
                .setMaxHeaderLen(20_000)
                .setMaxLineLen(20_000)
                .build();
        MimeTokenStream stream = new MimeTokenStream(limits);
        stream.parse(new ByteArrayInputStream(message));
        try {
            for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
                parts.take(state, stream);
            }
        } catch (MimeException | IOException broken) {
            // What was read so far has to do: reports are cut off by servers on their way.
            parts.text = parts.text
                    + new String(message, 0, Math.min(message.length, READ_OF_A_PART), StandardCharsets.UTF_8);
        }
        return parts;
    }

    /** What matters of a message, while it is read. */
    private static final class Parts {
        private String status = "";
        private String text = "";
        private boolean automatic;
        private int depth;

        void take(EntityState state, MimeTokenStream stream) throws IOException {
            switch (state) {
                case T_START_MESSAGE -> depth++;
                case T_END_MESSAGE -> depth--;
                case T_FIELD -> field(stream);
                case T_BODY -> body(stream);
                default -> {}
            }
        }

        private void field(MimeTokenStream stream) {
            boolean own = depth == 1 && stream.getField().getName().equalsIgnoreCase("Auto-Submitted");
            automatic |= own
                    && stream.getField()
                            .getBody()
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .startsWith("auto-replied");
        }

        private void body(MimeTokenStream stream) throws IOException {
            String type = stream.getBodyDescriptor().getMimeType();
            if (type.endsWith("delivery-status")) {
                status = status + read(stream);
            } else if (depth == 1 && type.equals("text/plain")) {
                text = text + read(stream);
            }
        }

        private static String read(MimeTokenStream stream) throws IOException {
            try (InputStream in = stream.getDecodedInputStream()) {
                return new String(in.readNBytes(READ_OF_A_PART), StandardCharsets.UTF_8);
            }
        }
    }
}
