package io.redletter.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlChangeListener;

/** Counts what the cleaning takes out, so that the author can be told. */
final class Removals implements HtmlChangeListener<Removals> {
    private static final int NOTES_MAX = 20;

    private final Map<String, Integer> tags = new TreeMap<>();
    private final Map<String, Integer> attributes = new TreeMap<>();

    @Override
    public void discardedTag(@Nullable Removals context, String elementName) {
        tags.merge(shown(elementName), 1, Integer::sum);
    }

    @Override
    public void discardedAttributes(@Nullable Removals context, String tagName, String... attributeNames) {
        for (String name : attributeNames) {
            attributes.merge("<" + shown(tagName) + " " + shown(name) + ">", 1, Integer::sum);
        }
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        tags.forEach((tag, count) -> notes.add(tagNote(tag, count)));
        attributes.forEach((attribute, count) ->
                notes.add("去掉了 " + count + " 处属性 " + attribute + hint(attribute) + " (attribute removed)"));
        int more = notes.size() - NOTES_MAX;
        if (more > 0) {
            notes.subList(NOTES_MAX, notes.size()).clear();
            notes.add("另有 " + more + " 类内容被去掉 (and " + more + " more kinds)");
        }
        return notes;
    }

    private static String tagNote(String tag, int count) {
        String why = tag.equals("img") ? "，图片请先上传，再用 /media/ 地址" : "";
        return "去掉了 " + count + " 处 <" + tag + ">" + why + " (element removed)";
    }

    private static String hint(String attribute) {
        return switch (attribute) {
            case "<a href>" -> "，链接只能以 https:// 开头";
            case "<img src>" -> "，图片请先上传，再用 /media/ 地址";
            default -> "";
        };
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
