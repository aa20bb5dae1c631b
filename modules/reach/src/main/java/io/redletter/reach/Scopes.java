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
 */
public record Scopes(String campaignId, String workId, int number, String channelId, String unitId) {
    /** Letters, digits and {@code _ . -}, at most 64 characters. */
    public static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    public Scopes {
        check("campaignId", campaignId);
        check("workId", workId);
        check("channelId", channelId);
        check("unitId", unitId);
        if (number < 1) {
            throw new IllegalArgumentException("number: " + number + " (expected: 1 or more)");
        }
    }

    private static void check(String name, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(name + ": " + id + " (expected: 1 to 64 letters, digits, _ . or -)");
        }
    }
}
