package io.redletter.campaign.days;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.accounts.Permission;
import io.redletter.platform.RefusedException;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds the operations of {@code openapi/days.yaml}. */
public final class DaysApi implements ApiOperations {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final DayBook book;
    private final DayList list;
    private final Clock clock;

    public DaysApi(DayBook book, Clock clock) {
        this.book = book;
        this.list = new DayList(book);
        this.clock = clock;
    }

    @Override
    public String contract() {
        return "openapi/days.yaml";
    }

    @Override
    public void bind(Api api) {
        api.on("listObservances", this::days);
        api.on("listNotices", call -> notices(call).map(DaysApi::items));
        api.on("putNotice", this::put);
        api.on("withdrawNotice", call -> book.withdraw(
                        actor(call), StoredNotice.idOf(call.path("observanceId"), number(call, "noticeYear")), on(call))
                .map(Reply::ok));
        api.on("listLocalDays", this::localDays);
        api.on("addLocalDay", this::add);
        api.on("changeLocalDay", call -> {
            DayRequest wanted = call.body(DayRequest.class);
            return book.changeDay(actor(call), call.path("dayId"), wanted.onVersion(), wanted.text())
                    .map(Reply::ok);
        });
        api.on("removeLocalDay", call -> book.removeDay(actor(call), call.path("dayId"), on(call))
                .map(Reply::ok));
        api.on("undoLocalDay", call -> book.undoDay(actor(call), call.path("dayId"), on(call))
                .map(Reply::ok));
        api.on("hideDay", call -> book.hide(actor(call), call.path("unitId"), call.path("observanceId"))
                .map(v -> hidden(call)));
        api.on("showDay", call -> book.show(actor(call), call.path("unitId"), call.path("observanceId"))
                .map(v -> hidden(call)));
    }

    private Future<Reply> days(ApiCall call) {
        DayList.Asked asked = new DayList.Asked(
                year(call),
                call.query("region").orElse(null),
                call.query("topic").orElse(null),
                call.query("unit").orElse(null));
        return list.list(viewer(call), asked).map(DaysApi::items);
    }

    private Future<List<StoredNotice>> notices(ApiCall call) {
        viewer(call);
        return book.notices(year(call));
    }

    private Future<Reply> put(ApiCall call) {
        NoticeRequest wanted = call.body(NoticeRequest.class);
        return book.put(actor(call), wanted.draft(call.path("observanceId"), number(call, "noticeYear")))
                .map(Reply::ok);
    }

    private Future<Reply> localDays(ApiCall call) {
        Actor actor = viewer(call);
        String unitId = call.query("unit").orElse(actor.unitId());
        return book.seen(actor, unitId)
                .map(unit -> Reply.ok(Map.of("items", book.localDays(unit), "hidden", book.hidden(unit.id()))));
    }

    private Future<Reply> add(ApiCall call) {
        Actor actor = actor(call);
        DayRequest wanted = call.body(DayRequest.class);
        String id = call.newId("local").replace('_', '-');
        return book.addDay(actor, id, wanted.unitId() == null ? actor.unitId() : wanted.unitId(), wanted.text())
                .map(made -> Reply.created("/api/v1/local-days/" + made.id(), made));
    }

    private Reply hidden(ApiCall call) {
        return Reply.ok(Map.of("hidden", book.hidden(call.path("unitId"))));
    }

    private int year(ApiCall call) {
        return call.query("year", Year.now(clock.withZone(ZONE)).getValue());
    }

    private static int number(ApiCall call, String name) {
        return Integer.parseInt(call.path(name));
    }

    private static Actor actor(ApiCall call) {
        return Actors.of(call.context());
    }

    private static Actor viewer(ApiCall call) {
        Actor actor = actor(call);
        actor.require(Permission.VIEW);
        return actor;
    }

    private static Reply items(List<?> items) {
        return Reply.ok(Map.of("items", items));
    }

    /** The version a step is done on; no body at all is answered like one without it. */
    private static long on(ApiCall call) {
        Buffer body = call.context().body().buffer();
        return given(
                body == null || body.length() == 0 ? null : call.body(On.class).version());
    }

    private static long given(@Nullable Long version) {
        if (version == null) {
            throw RefusedException.field(
                    "/version",
                    "missing",
                    "/version: 请先读取,再带上读到的版本号 (expected: the version it is done on, as it was read)");
        }
        return version;
    }

    private record On(@Nullable Long version) {}

    private record NoticeRequest(
            @Nullable Long version,
            String status,
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            String title,
            @Nullable String issuer,
            @Nullable LocalDate published,
            @Nullable String number) {
        StoredNotice draft(String observanceId, int year) {
            return StoredNotice.draft(
                    version == null ? 0 : version,
                    observanceId,
                    year,
                    status,
                    start,
                    end,
                    title,
                    issuer == null ? "" : issuer,
                    published,
                    number == null ? "" : number);
        }
    }

    private record DayRequest(
            @Nullable Long version,
            @Nullable String unitId,
            String name,
            @Nullable String nameEn,
            @Nullable String kind,
            LocalRule rule,
            @Nullable Integer firstYear,
            @Nullable Integer lastYear,
            @Nullable List<String> topics,
            @Nullable String note) {
        long onVersion() {
            return given(version);
        }

        LocalDayText text() {
            return new LocalDayText(
                    name,
                    nameEn == null ? "" : nameEn,
                    kind == null ? "day" : kind,
                    rule,
                    firstYear,
                    lastYear,
                    topics == null ? List.of() : topics,
                    note == null ? "" : note);
        }
    }
}
