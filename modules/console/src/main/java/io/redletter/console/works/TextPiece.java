package io.redletter.console.works;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stretch of text that both wordings have, or only one of them. */
public record TextPiece(Kind kind, String text) {
    /** A Chinese character stands alone, other letters and digits go by the word. */
    private static final Pattern WORD =
            Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+|\\s+|.", Pattern.DOTALL);

    private static final int MOST = 1_200;

    /** On which side it stands. */
    public enum Kind {
        SAME,
        ADDED,
        REMOVED
    }

    /** The differences of two short texts, word by word. */
    static List<TextPiece> words(String from, String to) {
        return joined(compared(split(from), split(to)));
    }

    /** The differences of two texts, paragraph by paragraph; a changed paragraph word by word. */
    static List<List<TextPiece>> paragraphs(List<String> from, List<String> to) {
        List<TextPiece> lines = compared(from, to);
        List<List<TextPiece>> result = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            TextPiece line = lines.get(i);
            boolean replaced = line.kind() == Kind.REMOVED
                    && i + 1 < lines.size()
                    && lines.get(i + 1).kind() == Kind.ADDED;
            if (replaced) {
                i++;
                result.add(words(line.text(), lines.get(i).text()));
            } else {
                result.add(List.of(line));
            }
        }
        return List.copyOf(result);
    }

    static boolean isSame(List<TextPiece> pieces) {
        return pieces.stream().allMatch(piece -> piece.kind() == Kind.SAME);
    }

    /** The longest common subsequence decides what stayed; very long texts are compared as a whole. */
    private static List<TextPiece> compared(List<String> from, List<String> to) {
        if (from.size() > MOST || to.size() > MOST) {
            return from.equals(to)
                    ? List.of(new TextPiece(Kind.SAME, String.join("", from)))
                    : List.of(
                            new TextPiece(Kind.REMOVED, String.join("", from)),
                            new TextPiece(Kind.ADDED, String.join("", to)));
        }
        int[][] common = new int[from.size() + 1][to.size() + 1];
        for (int i = from.size() - 1; i >= 0; i--) {
            for (int j = to.size() - 1; j >= 0; j--) {
                common[i][j] = from.get(i).equals(to.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return walked(from, to, common);
    }

    private static List<TextPiece> walked(List<String> from, List<String> to, int[][] common) {
        List<TextPiece> pieces = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < from.size() || j < to.size()) {
            if (i < from.size() && j < to.size() && from.get(i).equals(to.get(j))) {
                pieces.add(new TextPiece(Kind.SAME, from.get(i)));
                i++;
                j++;
            } else if (i < from.size() && (j == to.size() || common[i + 1][j] >= common[i][j + 1])) {
                pieces.add(new TextPiece(Kind.REMOVED, from.get(i++)));
            } else {
                pieces.add(new TextPiece(Kind.ADDED, to.get(j++)));
            }
        }
        return pieces;
    }

    private static List<TextPiece> joined(List<TextPiece> pieces) {
        List<TextPiece> joined = new ArrayList<>();
        for (TextPiece piece : pieces) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).kind() == piece.kind()) {
                joined.set(last, new TextPiece(piece.kind(), joined.get(last).text() + piece.text()));
            } else {
                joined.add(piece);
            }
        }
        return List.copyOf(joined);
    }

    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
