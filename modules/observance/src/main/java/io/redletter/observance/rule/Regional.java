package io.redletter.observance.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Each province has its own rule, such as 爱鸟周. Without a region, or in one that is not listed, there is no date.
 *
 * @param regions province (湖北, without 省) to its rule
 */
public record Regional(Map<String, Rule> regions) implements Rule {

    public Regional {
        Check.notEmpty("regions", regions.size());
        regions = Map.copyOf(regions);
    }

    @Override
    public List<Span> spans(int year, Setting setting) {
        return setting.region()
                .flatMap(this::ruleOf)
                .map(rule -> rule.spans(year, setting))
                .orElse(List.of());
    }

    @Override
    public String text() {
        return "by province (" + regions.size() + " listed)";
    }

    @Override
    public List<String> leansOn() {
        return regions.values().stream()
                .flatMap(rule -> rule.leansOn().stream())
                .toList();
    }

    /** The rule of the province that the region's name begins with: 湖北, 湖北省 and 湖北省鄂州市 are all 湖北. */
    private Optional<Rule> ruleOf(String region) {
        return new TreeMap<>(regions)
                .descendingMap().entrySet().stream()
                        .filter(entry -> region.startsWith(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }
}
