package io.redletter.console.joint;

import io.redletter.campaign.joint.Freedom;
import io.redletter.campaign.joint.NewJoint;
import io.redletter.console.web.Form;
import io.redletter.console.web.PageCall;
import io.redletter.platform.RefusedException;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the form of a joint release. */
final class JointFields {
    private JointFields() {}

    static NewJoint wanted(PageCall call, Form form, String campaignId) {
        Map<String, List<String>> units = new LinkedHashMap<>();
        form.all("units").forEach(unit -> units.put(unit, List.of()));
        return new NewJoint(
                campaignId,
                form.text("workId"),
                form.filled("name").orElse(null),
                local(call, form),
                null,
                null,
                freedoms(form),
                units,
                false);
    }

    static LocalDateTime local(PageCall call, Form form) {
        try {
            return LocalDateTime.parse(form.text("local").replace(' ', 'T'));
        } catch (DateTimeParseException notATime) {
            throw RefusedException.field("/local", "not-a-time", call.t("form.not-a-time"));
        }
    }

    private static Set<Freedom> freedoms(Form form) {
        Set<String> named = Set.copyOf(form.all("freedoms"));
        return Arrays.stream(Freedom.values())
                .filter(freedom -> named.contains(freedom.name()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
