package io.redletter.console.plans;

/** A tag as a page shows it. */
public record TagWord(String tag, String name, String icon) {
    /** In the words of one language. */
    public static TagWord of(String tag, boolean chinese) {
        return new TagWord(tag, TagNames.of(tag, chinese), TagNames.icon(tag));
    }
}
