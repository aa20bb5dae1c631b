package io.redletter.sandbox.wechat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code datacube/getarticletotaldetail}: what readers did with the articles of one day, day after day, each figure from
 * the article's first day to that one. A day is there from 08:00 of the next on; what is said then is put right a day
 * later, as there.
 */
final class ArticleFigures implements WechatOperation {
    private static final LocalTime READY = LocalTime.of(8, 0);
    private static final int DAYS = 30;

    @Override
    public String name() {
        return "datacube/getarticletotaldetail";
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        LocalDate from = date(request, "begin_date");
        LocalDate to = date(request, "end_date");
        LocalDate today = ChinaTime.day(request.now());
        if (to.isBefore(from) || !to.isBefore(today) || from.plusDays(1).isBefore(to)) {
            throw new WechatRefusal(WechatError.DATE_RANGE, "end_date (expected: at most yesterday, one day)");
        }
        LocalDate known = ready(request.now());
        JsonArray list = new JsonArray();
        List<Issue> issues = account.issues().newestFirst(issue -> {
            LocalDate day = ChinaTime.day(issue.doneAt());
            return issue.isDone(request.now()) && issue.verdict() == 0 && !day.isBefore(from) && !day.isAfter(to);
        });
        issues.forEach(issue -> articles(issue, known, today).forEach(list::add));
        return WechatAnswer.of(new JsonObject().put("list", list).put("is_delay", known.isBefore(today.minusDays(1))));
    }

    /** The last day whose figures are there. */
    private static LocalDate ready(Instant now) {
        LocalDate yesterday = ChinaTime.day(now).minusDays(1);
        return LocalTime.ofInstant(now, ChinaTime.ZONE).isBefore(READY) ? yesterday.minusDays(1) : yesterday;
    }

    private static List<JsonObject> articles(Issue issue, LocalDate known, LocalDate today) {
        LocalDate first = ChinaTime.day(issue.doneAt());
        return IntStream.range(0, issue.articles().size())
                .mapToObj(i -> new JsonObject()
                        .put("ref_date", first.toString())
                        .put("msgid", issue.dataId() + "_" + (i + 1))
                        .put("publish_type", issue.kind() == Issue.Kind.GROUP_SEND ? 0 : 1)
                        .put("detail_list", days(issue, i, first, known, today)))
                .toList();
    }

    private static JsonArray days(Issue issue, int index, LocalDate first, LocalDate known, LocalDate today) {
        JsonArray days = new JsonArray();
        for (LocalDate day = first; !day.isAfter(known) && day.isBefore(first.plusDays(DAYS)); day = day.plusDays(1)) {
            boolean fresh = day.plusDays(1).equals(today);
            long age = ChronoUnit.DAYS.between(first, day) + 1;
            long reads = reads(issue.dataId() + index, age) - (fresh ? 7 : 0);
            days.add(new JsonObject()
                    .put("stat_date", day.toString())
                    .put("read_user", reads)
                    .put(
                            "read_user_source",
                            new JsonArray()
                                    .add(new JsonObject()
                                            .put("user_count", reads)
                                            .put("scene_desc", "全部")))
                    .put("share_user", reads / 10)
                    .put("zaikan_user", reads / 25)
                    .put("like_user", reads / 12)
                    .put("comment_count", reads / 60)
                    .put("collection_user", reads / 40)
                    .put("read_finish_rate", 0.62)
                    .put("read_avg_activetime", 48.5)
                    .put("read_subscribe_user", reads / 3)
                    .put("read_delivery_rate", 0.04));
        }
        return days;
    }

    /** So many by the end of its n-th day: most at once, then ever fewer; the same whenever it is asked. */
    private static long reads(long article, long day) {
        long most = 400 + Math.floorMod(article * 2_654_435_761L, 1_600L);
        return Math.round(most * (1 - Math.pow(0.55, (double) day)));
    }

    private static LocalDate date(WechatRequest request, String field) {
        String text = request.body().text(field);
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            throw new WechatRefusal(WechatError.DATE_FORMAT, field + " (expected: 2027-06-05)");
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw new WechatRefusal(WechatError.DATE_FORMAT, field + " (expected: a day)");
        }
    }
}
