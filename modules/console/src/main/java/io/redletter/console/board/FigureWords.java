package io.redletter.console.board;

import io.redletter.console.web.PageCall;
import io.redletter.reach.Explanation;
import io.redletter.reach.ReachAnswer;
import io.redletter.reach.count.Windows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** Says what parts and days of a sheet of figures are called. */
public final class FigureWords {
    private static final Set<String> KNOWN = Set.of(
            "phone",
            "tablet",
            "desktop",
            "tv",
            "none",
            "internal",
            "search",
            "wechat",
            "weibo",
            "qq",
            "douyin",
            "media",
            "gov",
            "mail",
            "other");

    private static final Set<String> METRICS = Set.of(
            "view",
            "play",
            "complete",
            "read",
            "share",
            "like",
            "submit",
            "comment",
            "collect",
            "impression",
            "click",
            "download");

    private final PageCall call;
    private final Map<String, String> names;

    FigureWords(PageCall call, Map<String, String> names) {
        this.call = call;
        this.names = names;
    }

    /** The name of a part of this kind; its id where it has none. */
    public String part(String kind, String id) {
        if (id.equals("other") && !kind.equals("device") && !kind.equals("referrer")) {
            return call.t("figures.other");
        }
        if (kind.equals("version")) {
            int dot = id.lastIndexOf('.');
            String work = dot < 0 ? id : id.substring(0, dot);
            return names.getOrDefault(work, work) + (dot < 0 ? "" : " v" + id.substring(dot + 1));
        }
        return (kind.equals("device") || kind.equals("referrer")) && KNOWN.contains(id)
                ? call.t("figures.id." + id)
                : names.getOrDefault(id, id);
    }

    /** What a metric counts; its own name where there is no word for it. */
    public String metric(String name) {
        return METRICS.contains(name) ? call.t("metric." + name) : name;
    }

    /** How a kind of figure is obtained. */
    public String method(Explanation.Method method) {
        return call.words().isChinese() ? method.zh() : method.en();
    }

    /** The local day that begins at an instant. */
    public LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Windows.ZONE);
    }

    /** A bar's length, in percent of the longest of the series. */
    public int width(ReachAnswer.Range range, String metric, long value) {
        long most = range.series() == null
                ? 0
                : range.series().stream()
                        .mapToLong(point -> point.counts().getOrDefault(metric, 0L))
                        .max()
                        .orElse(0);
        return most == 0 ? 0 : (int) Math.round(100.0 * value / most);
    }

    /** A share such as 12.5%. */
    public String percent(double share) {
        return String.format(java.util.Locale.ROOT, "%.1f%%", 100 * share);
    }
}
