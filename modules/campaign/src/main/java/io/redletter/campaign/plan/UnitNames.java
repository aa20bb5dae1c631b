package io.redletter.campaign.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts the words of a duty into units, and tells which lead and which help. */
final class UnitNames {

    private static final Pattern LABEL = Pattern.compile("(?:(?<lead>牵头(?:责任)?(?:单位|部门)|主[办责](?:单位|部门))|(?<help>"
            + Words.any("help-labels") + ")|" + Words.any("duty-labels") + ")[:\uFF1A]");

    private static final Pattern ENDS_AS_UNIT = Pattern.compile(".*" + Words.any("unit-ends"));

    private static final Pattern LEADS = Pattern.compile("^(.{2,}?)(?:共同|联合)?" + Words.any("lead-words") + "$");
    private static final Pattern HELPS =
            Pattern.compile("^(.{2,}?)(?:等(?:有关|相关)?(?:单位|部门)?)?(?:密切|积极|共同)?" + Words.any("help-words") + "$");

    private static final Pattern OPENING = Pattern.compile("^(?:由|责成|其中|以及|会同|联合|请)");

    private static final Pattern AND_SO_ON = Pattern.compile("等(?:市级|区级|县级|有关|相关|成员)*(?:部门|单位|部门\\(单位\\))?$");

    private static final int LONGEST = 30;

    private UnitNames() {}

    /** @param start where the words begin in the clean text */
    static List<Duty.NamedUnit> of(String words, int start) {
        List<Duty.NamedUnit> units = new ArrayList<>();
        Matcher label = LABEL.matcher(words);
        String role = UnitRole.RESPONSIBLE;
        int from = 0;
        while (label.find()) {
            units.addAll(ofOneLabel(words.substring(from, label.start()), start + from, role));
            role = label.group("lead") != null
                    ? UnitRole.LEAD
                    : label.group("help") != null ? UnitRole.COOPERATE : UnitRole.RESPONSIBLE;
            from = label.end();
        }
        units.addAll(ofOneLabel(words.substring(from), start + from, role));
        return units;
    }

    /** Units wait for the word behind them that says their role: 市科协、团市委牵头. */
    private static List<Duty.NamedUnit> ofOneLabel(String words, int start, String role) {
        List<Duty.NamedUnit> units = new ArrayList<>();
        List<Duty.NamedUnit> open = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= words.length(); i++) {
            if (i < words.length() && !parts(words, i)) {
                continue;
            }
            String piece = words.substring(from, i);
            Matcher leads = LEADS.matcher(piece);
            Matcher helps = HELPS.matcher(piece);
            String told = told(piece, leads, helps);
            if (!told.isEmpty()) {
                piece = (leads.matches() ? leads : helps).group(1);
            }
            add(open, piece, start + from, role);
            boolean ends = i < words.length() && "\uFF1B;。".indexOf(words.charAt(i)) >= 0;
            if (!told.isEmpty() || ends) {
                String known = told.isEmpty() ? role : told;
                open.forEach(unit -> units.add(new Duty.NamedUnit(unit.name(), known, unit.start())));
                open.clear();
            }
            from = i + 1;
        }
        units.addAll(open);
        return units;
    }

    /** 负责 says who, not who leads. */
    private static String told(String piece, Matcher leads, Matcher helps) {
        if (leads.matches()) {
            return piece.contains("牵头") || piece.contains("主办") ? UnitRole.LEAD : UnitRole.RESPONSIBLE;
        }
        return helps.matches() ? UnitRole.COOPERATE : "";
    }

    private static boolean parts(String words, int i) {
        char c = words.charAt(i);
        if ("、\uFF0C,\uFF1B;。".indexOf(c) < 0) {
            return false;
        }
        // 各县(市、区)人民政府 is one unit.
        int open = Math.max(words.lastIndexOf('(', i), words.lastIndexOf('\uFF08', i));
        int close = Math.max(words.lastIndexOf(')', i), words.lastIndexOf('\uFF09', i));
        return open <= close;
    }

    private static void add(List<Duty.NamedUnit> units, String piece, int start, String role) {
        Matcher opening = OPENING.matcher(piece);
        int cut = opening.find() ? opening.end() : 0;
        String name = AND_SO_ON.matcher(piece.substring(cut)).replaceFirst("");
        if (isUnit(name)) {
            units.add(new Duty.NamedUnit(name, role, start + cut));
        }
    }

    static boolean isUnit(String name) {
        return name.length() >= 2
                && name.length() <= LONGEST
                && Punctuation.isHan(name.charAt(0))
                && ENDS_AS_UNIT.matcher(name).matches();
    }
}
