package io.redletter.delivery.audience.rule;

import java.util.List;
import java.util.Locale;

/** Who belongs to a segment. {@link RuleReader} reads and checks it, {@link RuleWriter} writes it. */
public sealed interface Rule {
    /** How deep rules may be nested, and how many conditions they may have together. */
    int DEEPEST = 6;

    int MOST = 40;

    /** Everybody on the list. */
    Rule EVERYBODY = new All(List.of());

    boolean fits(Traits person);

    /** Fits who all of them fit; with none of them, everybody. */
    record All(List<Rule> rules) implements Rule {
        public All {
            rules = List.copyOf(rules);
        }

        @Override
        public boolean fits(Traits person) {
            return rules.stream().allMatch(rule -> rule.fits(person));
        }
    }

    /** Fits who at least one of them fits. */
    record Any(List<Rule> rules) implements Rule {
        public Any {
            rules = List.copyOf(rules);
        }

        @Override
        public boolean fits(Traits person) {
            return rules.stream().anyMatch(rule -> rule.fits(person));
        }
    }

    /** Fits who the other one does not. */
    record Not(Rule rule) implements Rule {
        @Override
        public boolean fits(Traits person) {
            return !rule.fits(person);
        }
    }

    /** Fits who carries this tag. */
    record Tag(String tag) implements Rule {
        @Override
        public boolean fits(Traits person) {
            return person.tags().contains(tag);
        }
    }

    /**
     * Fits who lives in this region or below it.
     *
     * @param code an administrative code; {@code 410000}, {@code 4100} and {@code 41} are all of Henan
     */
    record Region(String code) implements Rule {
        @Override
        public boolean fits(Traits person) {
            return person.region().startsWith(prefix());
        }

        private String prefix() {
            String prefix = code;
            while (prefix.length() > 2 && prefix.length() % 2 == 0 && prefix.endsWith("00")) {
                prefix = prefix.substring(0, prefix.length() - 2);
            }
            return prefix;
        }
    }

    /** Fits who reads this language; {@code zh} is also {@code zh-CN}. */
    record Language(String code) implements Rule {
        @Override
        public boolean fits(Traits person) {
            String spoken = person.language().toLowerCase(Locale.ROOT);
            String wanted = code.toLowerCase(Locale.ROOT);
            return spoken.equals(wanted) || spoken.startsWith(wanted + "-");
        }
    }

    /** Fits whose attribute compares so; who has no such attribute never does. */
    record Attribute(String key, Comparison comparison, String value) implements Rule {
        @Override
        public boolean fits(Traits person) {
            String found = person.attributes().get(key);
            return found != null && comparison.holds(found, value);
        }
    }
}
