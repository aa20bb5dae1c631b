package io.redletter.console.today;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the page: something that leaves, waits, or went wrong.
 *
 * @param icon Tabler's name
 * @param ink the colour that helps the icon: {@code red}, {@code amber}, {@code sky}, or empty
 * @param title of the work it is about
 * @param what is to be done or what happened, in a few words
 * @param href where to go
 * @param at the moment it is about; null where there is none
 */
public record TodayItem(
        String icon, String ink, String title, String what, String href, @Nullable Instant at, boolean demo) {}
