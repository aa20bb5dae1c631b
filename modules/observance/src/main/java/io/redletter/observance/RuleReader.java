package io.redletter.observance;

import io.redletter.observance.rule.Announced;
import io.redletter.observance.rule.Cadence;
import io.redletter.observance.rule.Fixed;
import io.redletter.observance.rule.FixedRange;
import io.redletter.observance.rule.LastFullWeek;
import io.redletter.observance.rule.LastWeekday;
import io.redletter.observance.rule.LocallySet;
import io.redletter.observance.rule.Lunar;
import io.redletter.observance.rule.Multi;
import io.redletter.observance.rule.NthDayOf;
import io.redletter.observance.rule.NthWeekday;
import io.redletter.observance.rule.OffsetFrom;
import io.redletter.observance.rule.Regional;
import io.redletter.observance.rule.Rule;
import io.redletter.observance.rule.SameAs;
import io.redletter.observance.rule.SolarTerm;
import io.redletter.observance.rule.Unresolved;
import io.redletter.observance.rule.WeekContaining;
import io.redletter.observance.rule.WeekdayOnOrBefore;
import io.redletter.observance.rule.WholeMonth;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads one rule: its {@code type} says which other keys it has. */
final class RuleReader {

    private RuleReader() {}

    /** The rule of this mapping; the caller says when it has read its own keys too. */
    static Rule read(YamlMap yaml) {
        return yaml.build(RuleReader::byType);
    }

    private static Rule whole(YamlMap yaml) {
        Rule rule = read(yaml);
        yaml.done();
        return rule;
    }

    private static Rule byType(YamlMap yaml) {
        String type = yaml.text("type");
        return switch (type) {
            case "fixed" -> new Fixed(yaml.read("day", Words::monthDay));
            case "range" -> new FixedRange(yaml.read("start", Words::monthDay), yaml.read("end", Words::monthDay));
            case "nth-weekday" -> new NthWeekday(
                    yaml.read("month", Words::month),
                    yaml.read("weekday", Words::weekday),
                    yaml.read("n", Words::number),
                    days(yaml));
            case "last-weekday" -> new LastWeekday(
                    yaml.read("month", Words::month), yaml.read("weekday", Words::weekday), days(yaml));
            case "weekday-on-or-before" -> new WeekdayOnOrBefore(
                    yaml.read("anchor", Words::monthDay), yaml.read("weekday", Words::weekday), days(yaml));
            case "week-containing" -> new WeekContaining(
                    yaml.read("anchor", Words::monthDay), yaml.read("week-start", Words::weekday));
            case "last-full-week" -> new LastFullWeek(
                    yaml.read("month", Words::month), yaml.read("week-start", Words::weekday));
            case "whole-month" -> new WholeMonth(yaml.read("month", Words::month));
            case "same-as" -> new SameAs(yaml.text("of"));
            case "nth-day-of" -> new NthDayOf(yaml.text("of"), yaml.read("n", Words::number));
            case "offset-from" -> new OffsetFrom(yaml.text("of"), yaml.read("offset", Words::number), days(yaml));
            case "lunar" -> new Lunar(
                    yaml.read("month", Words::number),
                    yaml.read("day", Words::number),
                    yaml.findRead("leap", Words::yes).orElse(false));
            case "solar-term" -> new SolarTerm(yaml.text("term"));
            case "regional" -> regional(yaml.map("regions"));
            case "multi" -> new Multi(
                    yaml.maps("rules").stream().map(RuleReader::whole).toList());
            case "announced" -> new Announced(
                    yaml.findMap("fallback").map(RuleReader::whole).orElse(null), yaml.text("typical"));
            case "cadence" -> new Cadence(yaml.read("months", Words::number));
            case "locally-set" -> new LocallySet(yaml.text("typical"));
            case "unresolved" -> new Unresolved(yaml.texts("candidates"));
            default -> throw new IllegalArgumentException(
                    "type: " + type + " (expected: a type listed at the head of the file)");
        };
    }

    private static int days(YamlMap yaml) {
        return yaml.findRead("days", Words::number).orElse(1);
    }

    private static Rule regional(YamlMap regions) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (String region : regions.keys()) {
            rules.put(region, whole(regions.map(region)));
        }
        return new Regional(rules);
    }
}
