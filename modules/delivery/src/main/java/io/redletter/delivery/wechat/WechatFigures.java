package io.redletter.delivery.wechat;

import io.redletter.delivery.channel.OpenedAccount;
import io.redletter.delivery.figures.FigureSource;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What readers did with articles, as the platform says it. It gives the sum from an article's first day to each day; here
 * that becomes what each day added, so that the days can be put right one by one and still make the sum.
 */
final class WechatFigures implements FigureSource {
    private static final String CALL = "datacube/getarticletotaldetail";
    private static final List<String> METRICS = List.of(
            "read_user",
            "share_user",
            "zaikan_user",
            "like_user",
            "comment_count",
            "collection_user",
            "read_subscribe_user");

    private final WechatApi api;

    WechatFigures(WechatApi api) {
        this.api = api;
    }

    @Override
    public String kind() {
        return WechatChannel.KIND;
    }

    @Override
    public String name() {
        return "wechat.article-detail";
    }

    /** One article is sent at a time, so it is the first of its message. */
    @Override
    public Optional<Sent> article(Map<String, String> progress) {
        String dataId = progress.get(WechatRun.DATA_ID);
        String submitted = progress.get(WechatRun.SUBMITTED);
        return dataId == null || submitted == null
                ? Optional.empty()
                : Optional.of(new Sent(dataId + "-1", Instant.parse(submitted)));
    }

    @Override
    public Future<Said> of(OpenedAccount account, LocalDate day) {
        JsonObject range = new JsonObject().put("begin_date", day.toString()).put("end_date", day.toString());
        return api.post(WechatAccount.of(account.account(), account.secret()), CALL, range)
                .map(answer -> new Said(
                        objects(answer.getJsonArray("list"))
                                .flatMap(WechatFigures::days)
                                .filter(figure -> !figure.counts().isEmpty())
                                .toList(),
                        Boolean.TRUE.equals(answer.getValue("is_delay"))));
    }

    private static Stream<DayFigure> days(JsonObject article) {
        String id = String.valueOf(article.getValue("msgid")).replace('_', '-');
        TreeMap<LocalDate, JsonObject> untilDay = new TreeMap<>();
        objects(article.getJsonArray("detail_list"))
                .forEach(said -> date(said.getValue("stat_date")).ifPresent(day -> untilDay.put(day, said)));
        Map<String, Long> before = new LinkedHashMap<>();
        List<DayFigure> figures = new ArrayList<>();
        untilDay.forEach((day, said) -> figures.add(new DayFigure(id, day, added(before, said))));
        return id.matches("[0-9]{1,20}-[0-9]{1,2}") ? figures.stream() : Stream.empty();
    }

    /** What came on top of the highest sum so far; a sum that was corrected downwards adds nothing. */
    private static Map<String, Long> added(Map<String, Long> before, JsonObject said) {
        Map<String, Long> added = new LinkedHashMap<>();
        for (String metric : METRICS) {
            if (said.getValue(metric) instanceof Number sum) {
                long most = before.getOrDefault(metric, 0L);
                added.put(metric, Math.max(0, sum.longValue() - most));
                before.put(metric, Math.max(most, sum.longValue()));
            }
        }
        return added;
    }

    private static Optional<LocalDate> date(@Nullable Object text) {
        try {
            return Optional.of(LocalDate.parse(String.valueOf(text)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Stream<JsonObject> objects(@Nullable JsonArray array) {
        return array == null ? Stream.empty() : IntStream.range(0, array.size()).mapToObj(array::getJsonObject);
    }
}
