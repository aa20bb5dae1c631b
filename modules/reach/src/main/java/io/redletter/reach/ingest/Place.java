package io.redletter.reach.ingest;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A province and a city as figures name them.
 *
 * @param region a province of China under its full name, such as {@code 湖北省}, else a country; empty where unknown
 * @param city province and city, such as {@code 湖北省武汉市}; empty where unknown
 */
record Place(String region, String city) {
    static final Place UNKNOWN = new Place("", "");

    private static final List<String> PROVINCES =
            List.of("北京市 天津市 上海市 重庆市 河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省".split(" "));
    private static final List<String> MORE_PROVINCES =
            List.of("海南省 四川省 贵州省 云南省 陕西省 甘肃省 青海省 台湾省 内蒙古自治区 广西壮族自治区 西藏自治区 宁夏回族自治区 新疆维吾尔自治区 香港特别行政区 澳门特别行政区".split(" "));
    private static final Pattern CITY = Pattern.compile("^[\\p{IsHan}]{1,20}?(市|自治州|地区|盟)");
    private static final int LONGEST = 40;

    /** From what a database says: country, province and city, each may be empty. */
    static Place of(String country, String province, String city) {
        if (!country.equals("中国")) {
            return new Place(isName(country) ? country : "", "");
        }
        String full = full(province);
        boolean hasCity = isName(city) && !full.isEmpty() && !full.startsWith(city.replaceAll("市$", ""));
        return new Place(full, hasCity ? full + city : "");
    }

    /** From a place as a unit has it, such as 湖北省鄂州市华容区. */
    static Place of(String text) {
        String province = full(text);
        if (province.isEmpty()) {
            return UNKNOWN;
        }
        Matcher city = CITY.matcher(text.startsWith(province) ? text.substring(province.length()) : "");
        return new Place(province, city.find() ? province + city.group() : "");
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST && text.matches("[\\p{L}\\p{N}_.-]+");
    }

    private static String full(String province) {
        if (province.length() < 2) {
            return "";
        }
        String begins = province.substring(0, 2);
        for (List<String> some : List.of(PROVINCES, MORE_PROVINCES)) {
            for (String each : some) {
                if (each.startsWith(begins)) {
                    return each;
                }
            }
        }
        return "";
    }
}
