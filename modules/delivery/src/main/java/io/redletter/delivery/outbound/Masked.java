package io.redletter.delivery.outbound;

import java.util.regex.Pattern;

/** Text that may be stored and shown: without secrets, and not too long. */
public final class Masked {
    private static final int LONGEST = 600;
    private static final Pattern TOKEN =
            Pattern.compile("(access_token|secret|appsecret|signature)([\"']?\\s*[=:]\\s*[\"']?)[^\"'&\\s,}]+");
    private static final Pattern WEBHOOK_SECRET = Pattern.compile("(?:whsec|whsk)_[A-Za-z0-9+/=_-]+");

    private Masked() {}

    /** @param secret the account's secret; empty for none */
    public static String text(String text, String secret) {
        String open = secret.isEmpty() ? text : text.replace(secret, "***");
        String masked = WEBHOOK_SECRET
                .matcher(TOKEN.matcher(open).replaceAll("$1$2***"))
                .replaceAll("***");
        return masked.length() > LONGEST ? masked.substring(0, LONGEST) + "…" : masked;
    }
}
