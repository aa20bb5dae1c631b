package io.redletter.console.audiences;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.delivery.audience.Segment;
import io.redletter.delivery.audience.rule.Comparison;
import io.redletter.delivery.audience.rule.RuleReader;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code …/lists/{id}/segments/new} and {@code …/segments/{id}}: who belongs to a segment, and how many they are. */
final class SegmentPage implements Page {
    private final AudienceDesk desk;

    SegmentPage(AudienceDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        if (isNew(call)) {
            return show(call, Form.empty());
        }
        return desk.house()
                .segments()
                .get(call.actor(), call.path("id"))
                .compose(segment -> view(call, values(segment), segment.listId(), segment));
    }

    static boolean isNew(PageCall call) {
        return call.context().normalizedPath().endsWith("/segments/new");
    }

    Future<Answer> show(PageCall call, Form form) {
        return isNew(call)
                ? view(call, form, call.path("id"), null)
                : desk.house()
                        .segments()
                        .get(call.actor(), call.path("id"))
                        .compose(segment -> view(call, form, segment.listId(), segment));
    }

    private Future<Answer> view(PageCall call, Form form, String listId, @Nullable Segment segment) {
        return desk.house().lists().get(call.actor(), listId).map(list -> View.of("audience-segment")
                .with("list", list)
                .with("segment", segment)
                .with("groups", RuleForm.GROUPS)
                .with("rows", RuleForm.ROWS)
                .with("whats", choices(call, "segment.what.", List.of("tag", "region", "language", "attribute")))
                .with(
                        "hows",
                        choices(
                                call,
                                "segment.how.",
                                Arrays.stream(Comparison.values())
                                        .map(Comparison::word)
                                        .toList()))
                .with("words", new RuleWords(call))
                .with(
                        "now",
                        call.wording()
                                .input(java.time.LocalDateTime.ofInstant(
                                        call.wording().now(), desk.zone())))
                .with("mayWrite", call.actor().may(Permission.PUSH_WRITE))
                .form(form));
    }

    private static List<Choice> choices(PageCall call, String key, List<String> values) {
        return values.stream()
                .map(value -> new Choice(value, call.t(key + value)))
                .toList();
    }

    private static Form values(Segment segment) {
        Map<String, String> values = new LinkedHashMap<>(RuleForm.values(RuleReader.read(segment.rule())));
        values.put("name", segment.name());
        values.put("version", String.valueOf(segment.version()));
        return Form.empty().starting(values);
    }
}
