package io.redletter.reach;

import java.util.regex.Pattern;

/**
 * What one page view belongs to; it travels inside the page's signed token.
 *
 * @param campaignId the campaign, also the one way in which demo data is told from real data
 * @param workId the work shown
 * @param number the work's version, 1 or more
 * @param channelId the channel the reader came by; {@code direct} where there was none
 * @param unitId the unit whose page it is
 * @param language the page's language, such as {@code zh-CN}; empty where unknown
 * @param audience whom the campaign is for, such as {@code teenagers}; empty where nobody in particular
 * @param owner whose share kit brought the reader, a user's or volunteer's id; empty where nobody's
 */
public record Scopes(
        String campaignId,
        String workId,
        int number,
        String channelId,
        String unitId,
        String language,
        String audience,
        String owner) {
    /** Letters, digits and {@code _ . -}, at most 64 characters. */
    public static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** The channel of those who came by none. */
    public static final String DIRECT = "direct";

    public Scopes {
        check("campaignId", campaignId);
        check("workId", workId);
        check("channelId", channelId);
        check("unitId", unitId);
        checkIfAny("language", language);
        checkIfAny("audience", audience);
        checkIfAny("owner", owner);
        if (number < 1) {
            throw new IllegalArgumentException("number: " + number + " (expected: 1 or more)");
        }
    }

    /** Scopes of a page of which no more is known. */
    public Scopes(String campaignId, String workId, int number, String channelId, String unitId) {
        this(campaignId, workId, number, channelId, unitId, "", "", "");
    }

    private static void checkIfAny(String name, String id) {
        if (!id.isEmpty()) {
            check(name, id);
        }
    }

    private static void check(String name, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(name + ": " + id + " (expected: 1 to 64 letters, digits, _ . or -)");
        }
    }
}
