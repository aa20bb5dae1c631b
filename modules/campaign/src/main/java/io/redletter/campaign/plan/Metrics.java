package io.redletter.campaign.plan;

import java.util.regex.Pattern;

/** What a number counts, in the plan's words: what stands behind it, else what stands before it. */
final class Metrics {

    private static final Pattern BEHIND = Pattern.compile("^(?:及以上|或以上|以上|以内|以下|左右|之?内)?的?(?:/[年季月周]度?)?");
    private static final Pattern END =
            Pattern.compile("[(\uFF08]?(?:达到|达|到|为|是|在|提高|提升|增加|各|数量|数|总数|人数|时间|开展|举办|组织|召开|完成)*$");
    private static final Pattern EACH = Pattern.compile("^(?:其中|每个?[^每]{0,4}?(?:县区|区县|单位|学校|社区|乡镇|街道|分局|县|区|市|镇|村|校))");
    private static final Pattern MEASURE = Pattern.compile("数量|总数|时间|人数|比例|次数|频次|");

    private static final int SHORTEST = 2;
    private static final int LONGEST = 60;

    private Metrics() {}

    static String of(Clause clause, NumberToken token) {
        String behind = BEHIND.matcher(clause.text().substring(token.end())).replaceFirst("");
        if (behind.length() >= SHORTEST && Punctuation.isHan(behind.charAt(0))) {
            return cut(behind);
        }
        String before = plain(before(clause, token));
        return cut(before.length() >= SHORTEST ? before : ofClause(lastClause(clause.before())));
    }

    /** The words between the number before it and this one. */
    private static String before(Clause clause, NumberToken token) {
        int from = clause.numbers().stream()
                .filter(other -> other.end() <= token.start() && !other.unit().isEmpty())
                .filter(other -> clause.text().charAt(other.end()) == '、')
                .mapToInt(other -> other.end() + 1)
                .max()
                .orElse(0);
        return clause.text().substring(from, token.start());
    }

    /** The thing a neighbouring clause counts: 推出宣传产品不少于5件 lends its products to what follows. */
    private static String ofClause(String clause) {
        Clause alone = Clause.of(clause, 0, "", "");
        return alone.numbers().stream()
                .findFirst()
                .map(token -> of(alone, token))
                .orElseGet(() -> plain(clause));
    }

    /** Whether the clause alone says too little, so that the one before it belongs to the quote. */
    static boolean needsMore(Clause clause, NumberToken token) {
        String behind = BEHIND.matcher(clause.text().substring(token.end())).replaceFirst("");
        String before = before(clause, token);
        return behind.length() < SHORTEST && plain(before).length() < SHORTEST;
    }

    static String lastClause(String before) {
        String words = before.isEmpty() ? "" : before.substring(0, before.length() - 1);
        int from = words.length();
        while (from > 0 && Punctuation.CLAUSE_END.indexOf(words.charAt(from - 1)) < 0) {
            from--;
        }
        return words.substring(from);
    }

    private static String plain(String words) {
        String plain = Periods.without(Comparators.without(words))
                .replaceFirst("^[-\u2014一\\d.、()\uFF08\uFF09]+|^比.{2,8}年", "");
        plain = END.matcher(plain).replaceFirst("");
        plain = EACH.matcher(ResponsibleUnits.withoutActor(plain)).replaceFirst("");
        return MEASURE.matcher(plain).matches() ? "" : plain;
    }

    private static String cut(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    }
}
