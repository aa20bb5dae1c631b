package io.redletter.reach;

import io.redletter.platform.RefusedException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is counted apart: {@code campaign:ID}, {@code work:ID}, {@code channel:ID}, {@code unit:ID}, or one part of a
 * campaign, {@code campaign:ID|channel:ID}, {@code campaign:ID|unit:ID}, {@code campaign:ID|work:ID}.
 */
public record Scope(String text) {
    private static final String ID = "[A-Za-z0-9_.-]{1,64}";
    private static final Pattern SHAPE =
            Pattern.compile("(campaign|work|channel|unit):" + ID + "|campaign:" + ID + "\\|(channel|unit|work):" + ID);

    public Scope {
        if (!SHAPE.matcher(text).matches()) {
            String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
            throw RefusedException.field(
                    "query/scope",
                    "invalid-scope",
                    "scope: " + shown
                            + " 不是统计范围 (expected: campaign:ID, work:ID, channel:ID, unit:ID, or campaign:ID|channel:ID)");
        }
    }

    /** Every scope under which one event counts. */
    public static List<Scope> all(Scopes scopes) {
        String campaign = "campaign:" + scopes.campaignId();
        String channel = "channel:" + scopes.channelId();
        String unit = "unit:" + scopes.unitId();
        String work = "work:" + scopes.workId();
        return List.of(
                new Scope(campaign),
                new Scope(campaign + "|" + channel),
                new Scope(campaign + "|" + unit),
                new Scope(campaign + "|" + work),
                new Scope(channel),
                new Scope(unit),
                new Scope(work));
    }

    /** The scope this one is kept with: a part's campaign, else itself. */
    public String tag() {
        int bar = text.indexOf('|');
        return bar < 0 ? text : text.substring(0, bar);
    }

    public boolean isPart() {
        return text.indexOf('|') >= 0;
    }

    /** {@code campaign}, {@code work}, {@code channel} or {@code unit}; of a part, that of its second half. */
    public String kind() {
        String own = own();
        return own.substring(0, own.indexOf(':'));
    }

    /** The id, of a part that of its second half. */
    public String id() {
        String own = own();
        return own.substring(own.indexOf(':') + 1);
    }

    private String own() {
        return text.substring(text.indexOf('|') + 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
