package io.redletter.console.audiences;

import io.redletter.console.web.PageCall;
import io.redletter.delivery.audience.Segment;
import io.redletter.delivery.audience.rule.Comparison;
import io.redletter.delivery.audience.rule.Rule;
import io.redletter.delivery.audience.rule.RuleReader;
import java.util.List;
import java.util.stream.Collectors;

/** A rule as a sentence. */
public final class RuleWords {
    private final PageCall call;

    public RuleWords(PageCall call) {
        this.call = call;
    }

    public String of(Segment segment) {
        return say(RuleReader.read(segment.rule()), true);
    }

    private String say(Rule rule, boolean outer) {
        if (rule instanceof Rule.All all) {
            return all.rules().isEmpty() ? call.t("segment.everybody") : joined(all.rules(), "segment.and", outer);
        }
        if (rule instanceof Rule.Any any) {
            return joined(any.rules(), "segment.or", outer);
        }
        if (rule instanceof Rule.Not not) {
            return call.t("segment.not", say(not.rule(), false));
        }
        if (rule instanceof Rule.Tag tag) {
            return call.t("segment.says.tag", tag.tag());
        }
        if (rule instanceof Rule.Region region) {
            return call.t("segment.says.region", region.code());
        }
        if (rule instanceof Rule.Language language) {
            return call.t("segment.says.language", language.code());
        }
        Rule.Attribute attribute = (Rule.Attribute) rule;
        return attribute.comparison() == Comparison.PRESENT
                ? call.t("segment.says.present", attribute.key())
                : call.t("segment.says." + attribute.comparison().word(), attribute.key(), attribute.value());
    }

    private String joined(List<Rule> rules, String word, boolean outer) {
        String text = rules.stream().map(rule -> say(rule, false)).collect(Collectors.joining(call.t(word)));
        return outer || rules.size() == 1 ? text : call.t("segment.group", text);
    }
}
