package io.redletter.campaign.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the channels, audiences and content types of {@code plan-tags.txt}, the longest words first. */
final class TagScanner {

    private static final Map<String, Tag> TAGS = load();
    private static final Map<Character, Integer> LONGEST = longest();

    /** A paragraph that lists days names tags too; further away they speak of something else. */
    private static final int FURTHEST = 400;

    private record Tag(String kind, String id) {}

    private TagScanner() {}

    static List<FoundTag> scan(CleanText clean) {
        List<FoundTag> found = new ArrayList<>();
        String text = clean.text().toLowerCase(Locale.ROOT);
        int i = 0;
        while (i < text.length()) {
            i += Math.max(addLongestAt(i, text, clean, found), 1);
        }
        return found;
    }

    /** Each tag of the sentence and paragraph around these characters once. */
    static List<FoundTag> around(CleanText clean, List<FoundTag> tags, int start, int end) {
        String text = clean.text();
        int from = Math.max(text.lastIndexOf('\n', start) + 1, start - FURTHEST);
        int next = text.indexOf('\n', end);
        int to = Math.min(next < 0 ? text.length() : next, end + FURTHEST);
        int first = clean.place(from, from + 1).start();
        int last = clean.place(Math.max(from, to - 1), to).end();
        Map<String, FoundTag> near = new LinkedHashMap<>();
        tags.stream()
                .filter(tag -> tag.place().start() >= first && tag.place().end() <= last)
                .forEach(tag -> near.putIfAbsent(tag.tag(), tag));
        return List.copyOf(near.values());
    }

    /** How long the word is that was found at this place; 0 if there is none. */
    private static int addLongestAt(int start, String text, CleanText clean, List<FoundTag> found) {
        int most = LONGEST.getOrDefault(text.charAt(start), 0);
        for (int length = Math.min(most, text.length() - start); length > 0; length--) {
            int end = start + length;
            Tag tag = TAGS.get(text.substring(start, end));
            if (tag != null) {
                found.add(new FoundTag(
                        tag.kind(), tag.id(), clean.text().substring(start, end), clean.place(start, end)));
                return length;
            }
        }
        return 0;
    }

    /** The length of the longest word that begins with a character. */
    private static Map<Character, Integer> longest() {
        Map<Character, Integer> longest = new HashMap<>();
        TAGS.keySet().forEach(word -> longest.merge(word.charAt(0), word.length(), Math::max));
        return longest;
    }

    private static Map<String, Tag> load() {
        Map<String, Tag> tags = new HashMap<>();
        for (String line : Words.lines("plan-tags.txt")) {
            String[] words = line.split("\\s+");
            for (int i = 2; i < words.length; i++) {
                tags.put(words[i].toLowerCase(Locale.ROOT), new Tag(words[0], words[1]));
            }
        }
        return tags;
    }
}
