package io.redletter.console.targets;

import io.redletter.campaign.proposal.TargetValues;
import io.redletter.campaign.target.Target;
import io.redletter.console.web.PageCall;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says numbers, comparators and periods as people do; templates know it as {@code say}. */
public final class TargetWords {
    private static final Map<String, String> NAMES =
            Map.of(">=", "least", ">", "more", "<=", "most", "<", "less", "=", "is", "~", "between");

    private static final BigDecimal MANY = BigDecimal.valueOf(10_000);

    private final PageCall call;

    public TargetWords(PageCall call) {
        this.call = call;
    }

    private String amount(String comparator, BigDecimal value, @Nullable BigDecimal most, String unit) {
        String number = number(value) + (most == null ? "" : "–" + number(most));
        String counted = unit.equals("%") || unit.isEmpty() ? number + unit : number + " " + unit;
        return sign(comparator) + counted;
    }

    /** {@code ≥ 1,200 人}, {@code 5–8 场}. */
    public String amount(Target target) {
        return amount(target.comparator(), target.value(), target.valueMax(), target.unit());
    }

    /** The same of one that is only proposed. */
    public String amount(TargetValues target) {
        return amount(target.comparator(), target.value(), target.valueMax(), target.unit());
    }

    /** {@code 每年}, {@code 到 2027 年}. */
    public String period(String period) {
        return period.startsWith("by-") ? call.t("period.by", period.substring(3)) : call.t("period." + period);
    }

    /** The comparator in words, for a list to choose from. */
    public String comparator(String comparator) {
        return call.t("comparator." + NAMES.getOrDefault(comparator, "is"));
    }

    private static String sign(String comparator) {
        return switch (comparator) {
            case ">=" -> "≥ ";
            case "<=" -> "≤ ";
            case ">" -> "> ";
            case "<" -> "< ";
            default -> "";
        };
    }

    /** From ten thousand on in 万, as people say it; exact all the same. */
    private String number(BigDecimal value) {
        return call.words().isChinese() && value.compareTo(MANY) >= 0
                ? digits(value.movePointLeft(4)) + " 万"
                : digits(value);
    }

    private static String digits(BigDecimal value) {
        return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }
}
