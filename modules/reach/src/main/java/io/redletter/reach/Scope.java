package io.redletter.reach;

import io.redletter.platform.RefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is counted apart: {@code campaign:ID}, {@code work:ID}, {@code channel:ID}, {@code unit:ID}, or one part of a
 * campaign, such as {@code campaign:ID|channel:ID}; {@link ScopeKind} has the kinds of part.
 */
public record Scope(String text) {
    /** The id of a part that stands for all beyond those that are counted by name. */
    public static final String OTHER = "other";

    /** The version's number that stands for all beyond those that are counted by number. */
    public static final int OTHER_NUMBER = Integer.MAX_VALUE;

    private static final String ID = "[A-Za-z0-9_.-]{1,64}";
    private static final String TRAITS = Arrays.stream(ScopeKind.values())
            .filter(ScopeKind::isTrait)
            .map(ScopeKind::key)
            .collect(Collectors.joining("|"));
    private static final Pattern SHAPE = Pattern.compile("(campaign|work|channel|unit):" + ID + "|campaign:" + ID
            + "\\|((channel|unit|work):" + ID + "|(" + TRAITS + "):[\\p{L}\\p{N}_.-]{1,64})");

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
    public static List<Scope> all(Scopes scopes, Traits traits) {
        String campaign = "campaign:" + scopes.campaignId();
        String channel = "channel:" + scopes.channelId();
        String unit = "unit:" + scopes.unitId();
        String work = "work:" + scopes.workId();
        List<Scope> all = new ArrayList<>(List.of(
                new Scope(campaign),
                new Scope(campaign + "|" + channel),
                new Scope(campaign + "|" + unit),
                new Scope(campaign + "|" + work),
                new Scope(channel),
                new Scope(unit),
                new Scope(work)));
        String version = scopes.workId() + "." + scopes.number();
        boolean isOther = scopes.number() == OTHER_NUMBER || version.length() > 64;
        add(all, campaign, ScopeKind.VERSION, isOther ? OTHER : version);
        add(all, campaign, ScopeKind.REGION, traits.region());
        add(all, campaign, ScopeKind.CITY, traits.city());
        add(all, campaign, ScopeKind.AUDIENCE, scopes.audience());
        add(all, campaign, ScopeKind.LANGUAGE, scopes.language());
        add(all, campaign, ScopeKind.REFERRER, traits.referrer());
        add(all, campaign, ScopeKind.DEVICE, traits.device());
        add(all, campaign, ScopeKind.OWNER, scopes.owner());
        return List.copyOf(all);
    }

    private static void add(List<Scope> all, String campaign, ScopeKind kind, String id) {
        if (!id.isEmpty()) {
            all.add(new Scope(campaign + "|" + kind.key() + ":" + id));
        }
    }

    /** A campaign. */
    public static Scope campaign(String campaignId) {
        return new Scope("campaign:" + campaignId);
    }

    /** The scope this one is kept with: a part's campaign, else itself. */
    public String tag() {
        int bar = text.indexOf('|');
        return bar < 0 ? text : text.substring(0, bar);
    }

    public boolean isPart() {
        return text.indexOf('|') >= 0;
    }

    /** Of a part, that of its second half. */
    public ScopeKind kind() {
        String own = own();
        return ScopeKind.of(own.substring(0, own.indexOf(':'))).orElseThrow();
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
