package io.redletter.reach.ingest;

import java.util.Locale;
import java.util.regex.Pattern;

/** The kind of device an agent names: five words, which is all that is kept of it. */
final class Devices {
    private static final Pattern TV =
            Pattern.compile("smart-?tv|hbbtv|appletv|googletv|android tv|bravia|crkey|netcast|web0s|tizen.*tv");
    private static final Pattern TABLET =
            Pattern.compile("ipad|tablet|playbook|kindle|silk/|\\(pad;|^(?!.*(mobi|micromessenger)).*android");
    private static final Pattern PHONE =
            Pattern.compile("mobi|iphone|ipod|android|windows phone|ucweb|opera mini|\\(phone;|symbian|kaios");
    private static final Pattern DESKTOP = Pattern.compile("windows nt|macintosh|x11|cros|linux|\\(pc;");

    private Devices() {}

    /** The device's kind, empty where there is no agent. */
    static String of(String agent) {
        if (agent.isBlank()) {
            return "";
        }
        String text = agent.toLowerCase(Locale.ROOT);
        if (TV.matcher(text).find()) {
            return "tv";
        }
        if (TABLET.matcher(text).find()) {
            return "tablet";
        }
        if (PHONE.matcher(text).find()) {
            return "phone";
        }
        return DESKTOP.matcher(text).find() ? "desktop" : "other";
    }
}
