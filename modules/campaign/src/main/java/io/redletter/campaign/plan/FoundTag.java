package io.redletter.campaign.plan;

/**
 * A channel, an audience or a type of content that a plan names.
 *
 * @param kind {@code channel}, {@code audience} or {@code content}
 * @param id a short English word, such as {@code wechat-oa}
 * @param words how the plan writes it
 * @param place where
 */
public record FoundTag(String kind, String id, String words, Place place) {

    /** As a campaign carries it: {@code channel:wechat-oa}. */
    public String tag() {
        return kind + ":" + id;
    }
}
