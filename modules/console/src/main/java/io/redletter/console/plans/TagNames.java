package io.redletter.console.plans;

import io.redletter.campaign.plan.FoundTag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What tags are called: in Chinese the first word of the list they were found by, in English their id. */
public final class TagNames {
    private static final Map<String, String> CHINESE = read();

    private TagNames() {}

    /** Such as 微信公众号 for {@code channel:wechat-oa}. */
    public static String of(String tag, boolean chinese) {
        String id = tag.substring(tag.indexOf(':') + 1);
        String known = CHINESE.get(tag);
        return chinese && known != null ? known : id.replace('-', ' ');
    }

    /** An icon for its kind. */
    public static String icon(String tag) {
        if (tag.startsWith("channel:")) {
            return "broadcast";
        }
        return tag.startsWith("audience:") ? "users" : "file-text";
    }

    private static Map<String, String> read() {
        InputStream list = FoundTag.class.getResourceAsStream("plan-tags.txt");
        if (list == null) {
            return Map.of();
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            Map<String, String> names = new HashMap<>();
            for (String line : reader.lines().toList()) {
                List<String> words = List.of(line.strip().split("\\s+"));
                if (words.size() > 2 && !line.startsWith("#")) {
                    names.put(words.get(0) + ":" + words.get(1), words.get(2));
                }
            }
            return Map.copyOf(names);
        } catch (IOException e) {
            throw new UncheckedIOException("plan-tags.txt: cannot be read", e);
        }
    }
}
