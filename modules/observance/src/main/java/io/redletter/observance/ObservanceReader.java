package io.redletter.observance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads one entry of the file. */
final class ObservanceReader {

    private ObservanceReader() {}

    static Observance read(YamlMap entry) {
        YamlMap yaml = entry.named(entry.find("id").orElse("entry without id"));
        Observance observance = yaml.build(ObservanceReader::observance);
        yaml.done();
        return observance;
    }

    private static Observance observance(YamlMap yaml) {
        return new Observance(
                yaml.text("id"),
                yaml.text("name"),
                yaml.text("name-en"),
                yaml.find("plan-name").orElse(null),
                yaml.read("kind", Words.oneOf(Kind.class)),
                yaml.read("scope", Words.oneOf(Scope.class)),
                yaml.texts("aliases"),
                yaml.texts("topics"),
                yaml.texts("organisers"),
                rules(yaml),
                yaml.findRead("first-year", Words::number).orElse(null),
                yaml.findRead("last-year", Words::number).orElse(null),
                yaml.findMap("notices").map(ObservanceReader::notices).orElse(Map.of()),
                yaml.texts("notice-lead-days").stream().map(Words::number).toList(),
                yaml.find("basis").orElse(""),
                yaml.read("confidence", Words.oneOf(Confidence.class)),
                yaml.find("note").orElse(""));
    }

    private static List<DatedRule> rules(YamlMap yaml) {
        return yaml.findMap("rule").map(rule -> List.of(dated(rule))).orElseGet(() -> yaml.maps("rules").stream()
                .map(ObservanceReader::dated)
                .toList());
    }

    private static DatedRule dated(YamlMap yaml) {
        return yaml.build(rule -> {
            DatedRule dated = new DatedRule(
                    rule.findRead("from", Words::number).orElse(null),
                    rule.findRead("to", Words::number).orElse(null),
                    RuleReader.read(rule));
            rule.done();
            return dated;
        });
    }

    private static Map<Integer, Notice> notices(YamlMap yaml) {
        Map<Integer, Notice> notices = new TreeMap<>();
        for (String year : yaml.keys()) {
            notices.put(yaml.build(map -> Words.number(year)), yaml.map(year).build(ObservanceReader::notice));
        }
        return notices;
    }

    /** A file says nothing of guesses: the rule does. */
    private static Status noticed(String text) {
        Status status = Words.oneOf(Status.class).apply(text);
        if (status == Status.BY_RULE || status == Status.EXPECTED) {
            throw new IllegalArgumentException(text + " (expected: announced, changed or cancelled)");
        }
        return status;
    }

    private static Notice notice(YamlMap yaml) {
        Status status = yaml.findRead("status", ObservanceReader::noticed).orElse(Status.ANNOUNCED);
        Notice notice = new Notice(
                status,
                yaml.findRead("start", Words::date).orElse(null),
                yaml.findRead("end", Words::date).orElse(null),
                yaml.findRead("confidence", Words.oneOf(Confidence.class)).orElse(Confidence.HIGH),
                yaml.find("title").orElse(""),
                yaml.find("issuer").orElse(""),
                yaml.findRead("published", Words::date).orElse(null),
                yaml.find("number").orElse(""),
                yaml.findRead("sequence", Words::number).orElse(Notice.sequenceOf(status)));
        yaml.done();
        return notice;
    }
}
