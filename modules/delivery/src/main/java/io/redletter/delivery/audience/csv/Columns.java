package io.redletter.delivery.audience.csv;

import io.redletter.delivery.audience.PersonFields;
import io.redletter.platform.RefusedException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which column is which, by the names offices give them in Chinese and English. */
public final class Columns {
    /** What a column may be for, besides an attribute. */
    public static final List<String> TARGETS =
            List.of("address", "name", "language", "region", "zone", "tags", "opt-out", "ignore");

    private static final Map<String, String> KNOWN = new HashMap<>();

    static {
        know("address", "邮箱", "电子邮箱", "电子邮件", "邮箱地址", "邮件地址", "email", "e-mail", "mail", "emailaddress", "address");
        know("name", "姓名", "名字", "称呼", "联系人", "name", "fullname", "recipient");
        know("language", "语言", "语种", "language", "lang", "locale");
        know("region", "地区", "地区代码", "行政区划", "行政区划代码", "区划代码", "region", "regioncode", "areacode");
        know("zone", "时区", "timezone", "zone", "tz");
        know("tags", "标签", "分组", "tags", "tag", "groups", "labels");
        know("opt-out", "退订", "是否退订", "拒收", "optout", "unsubscribed", "unsubscribe");
        know("ignore", "序号", "编号", "no", "no.", "#");
    }

    private Columns() {}

    /** The best guess: a name that is not known becomes an attribute of that name, a second column of a kind is left out. */
    public static List<Column> guess(List<String> header) {
        Set<String> taken = new HashSet<>();
        List<Column> columns = new ArrayList<>();
        int attributes = 0;
        for (String name : header) {
            String target = KNOWN.getOrDefault(folded(name), "");
            if (target.isEmpty() && !name.isBlank() && attributes < PersonFields.MOST_ATTRIBUTES) {
                target = Column.ATTRIBUTE + key(name);
            }
            boolean usable = !target.isEmpty() && (target.equals("ignore") || taken.add(target));
            if (usable && target.startsWith(Column.ATTRIBUTE)) {
                attributes++;
            }
            columns.add(new Column(name, usable ? target : "ignore"));
        }
        return columns;
    }

    /**
     * The columns as somebody says they are.
     *
     * @param targets one for each column of the header
     * @throws RefusedException naming the column that cannot stand
     */
    public static List<Column> of(List<String> header, List<String> targets) {
        if (targets.size() != header.size()) {
            throw RefusedException.field(
                    "/columns",
                    "invalid-field",
                    "/columns: 文件有 " + header.size() + " 列 (expected: one entry for each of the " + header.size()
                            + " columns)");
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            columns.add(new Column(
                    header.get(i), checked("/columns/" + i, targets.get(i).strip())));
        }
        return checked(columns);
    }

    /** @throws RefusedException where no column holds addresses, or one thing stands twice */
    public static List<Column> checked(List<Column> columns) {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            String target = columns.get(i).target();
            if (!target.equals("ignore") && !taken.add(target)) {
                String at = "/columns/" + i;
                throw RefusedException.field(at, "column-twice", at + ": 有两列是同一项 (two columns are the same thing)");
            }
        }
        if (!taken.contains("address")) {
            throw RefusedException.field(
                    "/columns",
                    "no-address",
                    "/columns: 没有「邮箱」这一列,请指明哪一列是邮箱 (expected: a column with e-mail addresses)");
        }
        if (columns.stream().filter(Column::isAttribute).count() > PersonFields.MOST_ATTRIBUTES) {
            throw RefusedException.field(
                    "/columns", "too-many-attributes", "/columns: 最多 20 个自定义属性 (expected: at most 20 attributes)");
        }
        return columns;
    }

    private static String checked(String at, String target) {
        if (TARGETS.contains(target)) {
            return target;
        }
        if (target.startsWith(Column.ATTRIBUTE)) {
            String key = key(target.substring(Column.ATTRIBUTE.length()));
            if (!key.isEmpty()) {
                return Column.ATTRIBUTE + key;
            }
        }
        throw RefusedException.field(
                at,
                "invalid-field",
                at + ": 应为 " + String.join("、", TARGETS)
                        + " 或 attribute:名称 (expected: one of these, or attribute:key)");
    }

    /** An attribute's key: without what the store reads as a path, and not too long. */
    public static String key(String name) {
        String key = name.strip().replace('.', '·').replace('$', '＄').replaceAll("\\p{Cntrl}", " ");
        return key.length() > PersonFields.LONGEST_KEY ? key.substring(0, PersonFields.LONGEST_KEY) : key;
    }

    private static void know(String target, String... names) {
        for (String name : names) {
            KNOWN.put(folded(name), target);
        }
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_\\-（）()：:*]", "");
    }
}
