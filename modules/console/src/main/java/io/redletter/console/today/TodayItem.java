package io.redletter.console.today;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the page: something that leaves, waits, or went wrong.
 *
 * @param icon Tabler's name
 * @param ink the colour that helps the icon: {@code red}, {@code amber}, {@code sky}, or empty
 * @param workId the work it is about
 * @param title of that work; its id until it was looked up
 * @param what is to be done or what happened, in a few words
 * @param href where to go
 * @param at the moment it is about; null where there is none
 * @param askPush the push that waits to be sent or left out; null where nothing is asked
 */
public record TodayItem(
        String icon,
        String ink,
        String workId,
        String title,
        String what,
        String href,
        @Nullable Instant at,
        boolean demo,
        @Nullable String askPush) {

    /** An item about which nothing is to be decided on this page. */
    TodayItem(
            String icon,
            String ink,
            String workId,
            String title,
            String what,
            String href,
            @Nullable Instant at,
            boolean demo) {
        this(icon, ink, workId, title, what, href, at, demo, null);
    }

    /** The same, to be decided here: this push is sent now or not at all. */
    TodayItem asking(String pushId) {
        return new TodayItem(icon, ink, workId, title, what, href, at, demo, pushId);
    }

    /** An item whose work is known by its id only. */
    static TodayItem of(
            String icon, String ink, String workId, String what, String href, @Nullable Instant at, boolean demo) {
        return new TodayItem(icon, ink, workId, workId, what, href, at, demo);
    }

    /** The same with the title, where the reader sees the work. */
    TodayItem titled(Map<String, String> titles) {
        return new TodayItem(icon, ink, workId, titles.getOrDefault(workId, title), what, href, at, demo, askPush);
    }
}
