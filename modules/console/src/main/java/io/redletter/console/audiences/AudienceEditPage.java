package io.redletter.console.audiences;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.delivery.audience.AudienceList;
import io.redletter.delivery.audience.ListFields;
import io.vertx.core.Future;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /console/audiences/new} and {@code …/lists/{id}/edit}: what a list is for, and how long it is kept. */
final class AudienceEditPage implements Page {
    private final AudienceDesk desk;

    AudienceEditPage(AudienceDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        if (isNew(call)) {
            return show(
                    call,
                    Form.empty()
                            .starting(Map.of(
                                    "unitId",
                                    call.actor().unitId(),
                                    "zone",
                                    desk.zone().getId(),
                                    "quiet",
                                    "standard",
                                    "keepUntil",
                                    String.valueOf(call.wording().todayDate().plusYears(1)))));
        }
        return desk.house().lists().get(call.actor(), call.path("id")).compose(list -> view(call, values(list), list));
    }

    static boolean isNew(PageCall call) {
        return call.context().normalizedPath().endsWith("/new");
    }

    Future<Answer> show(PageCall call, Form form) {
        return isNew(call)
                ? view(call, form, null)
                : desk.house().lists().get(call.actor(), call.path("id")).compose(list -> view(call, form, list));
    }

    private Future<Answer> view(PageCall call, Form form, @Nullable AudienceList list) {
        return desk.accounts().units(call.actor()).map(units -> View.of("audience-edit")
                .with("list", list)
                .with(
                        "units",
                        units.stream()
                                .map(unit -> new Choice(unit.id(), unit.name()))
                                .toList())
                .with(
                        "zones",
                        List.of("Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong", "UTC").stream()
                                .map(zone -> new Choice(zone, zone))
                                .toList())
                .with("config", desk.house().config())
                .with("mostYears", ListFields.MOST_YEARS)
                .form(form));
    }

    private static Form values(AudienceList list) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", String.valueOf(list.version()));
        values.put("name", list.name());
        values.put("purpose", list.purpose());
        values.put("consent", list.consent());
        values.put("zone", list.zone());
        values.put("keepUntil", list.keepUntil().toString());
        LocalTime from = list.quietFrom();
        if (from == null) {
            values.put("quiet", "standard");
        } else {
            values.put("quiet", from.equals(list.quietUntil()) ? "none" : "own");
            values.put("quietFrom", String.valueOf(from));
            values.put("quietUntil", String.valueOf(list.quietUntil()));
        }
        return Form.empty().starting(values);
    }
}
