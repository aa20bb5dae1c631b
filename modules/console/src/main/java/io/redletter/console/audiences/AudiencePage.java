package io.redletter.console.audiences;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.delivery.audience.AudienceImport;
import io.redletter.delivery.audience.AudienceList;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** {@code /console/audiences/lists/{id}?after=}: one list, its imports, its segments, its people. */
final class AudiencePage implements Page {
    private static final int PEOPLE = 50;

    private final AudienceDesk desk;

    AudiencePage(AudienceDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return show(call, Form.empty());
    }

    Future<Answer> show(PageCall call, Form form) {
        String id = call.path("id");
        var house = desk.house();
        return house.lists().get(call.actor(), id).compose(list -> house.imports()
                .list(call.actor(), id)
                .compose(imports -> house.segments().list(call.actor(), id).compose(segments -> house.people()
                        .page(call.actor(), id, call.query("after").orElse(null), PEOPLE)
                        .compose(people -> names(call, list, imports).map(names -> View.of("audience")
                                .with("list", list)
                                .with("imports", imports)
                                .with("segments", segments)
                                .with("people", people)
                                .with("names", names)
                                .with(
                                        "more",
                                        people.size() == PEOPLE
                                                ? people.get(PEOPLE - 1)
                                                        .person()
                                                        .id()
                                                : null)
                                .with("later", call.query("after").isPresent())
                                .with("config", house.config())
                                .with("words", new RuleWords(call))
                                .with("mayWrite", call.actor().may(Permission.AUDIENCE_WRITE))
                                .with("maySegment", call.actor().may(Permission.PUSH_WRITE))
                                .form(form))))));
    }

    private Future<Map<String, String>> names(PageCall call, AudienceList list, List<AudienceImport> imports) {
        List<String> ids = imports.stream().map(AudienceImport::createdBy).toList();
        return desk.names()
                .people(ids)
                .compose(people -> desk.names().units(call.actor()).map(units -> {
                    Map<String, String> all = new java.util.HashMap<>(people);
                    String unit = units.get(list.unitId());
                    if (unit != null) {
                        all.put(list.unitId(), unit);
                    }
                    return all;
                }));
    }
}
