package io.redletter.console.audiences;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Download;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.delivery.audience.PersonFile;
import io.redletter.delivery.audience.Standing;
import io.redletter.platform.json.Json;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /console/audiences/people/{hash}}: what is known of one person, and what they may ask for. */
final class PersonPage implements Page {
    private static final String EMAIL = "email";

    private final AudienceDesk desk;

    PersonPage(AudienceDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return desk.house().people().file(call.actor(), call.path("hash")).map(file -> {
            Standing standing = file.standing();
            return View.of("audience-person")
                    .with("file", file)
                    .with("standing", standing)
                    .with(
                            "out",
                            standing == null ? null : standing.optOut(EMAIL).orElse(null))
                    .with("config", desk.house().config());
        });
    }

    /** Everything that is known, as a file for the person who asked. */
    Future<Answer> export(PageCall call) {
        return desk.house()
                .people()
                .export(call.actor(), call.path("hash"))
                .map(file ->
                        new Download(call.t("person.export.file") + ".json", "application/json", Json.text(all(file))));
    }

    private static Map<String, Object> all(PersonFile file) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("address", file.address());
        all.put("lists", file.entries().stream().map(PersonPage::entry).toList());
        Standing standing = file.standing();
        all.put("optOuts", standing == null ? List.of() : standing.optOuts());
        if (standing != null && standing.bounce() != null) {
            all.put("bouncedAt", standing.bounce().at());
        }
        all.put("writtenToAt", file.contacted());
        return all;
    }

    private static Map<String, Object> entry(PersonFile.Entry entry) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("list", entry.list().name());
        one.put("purpose", entry.list().purpose());
        one.put("consent", entry.list().consent());
        one.put("keptUntil", entry.list().keepUntil());
        one.put("name", entry.name());
        one.put("language", entry.person().language());
        one.put("region", entry.person().region());
        one.put("zone", entry.person().zone());
        one.put("attributes", entry.person().attributes());
        one.put("tags", entry.person().tags());
        one.put("addedAt", entry.person().addedAt());
        one.put("changedAt", entry.person().changedAt());
        return one;
    }
}
