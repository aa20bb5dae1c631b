package io.redletter.console.works;

import static io.redletter.console.works.TextPiece.Kind.ADDED;
import static io.redletter.console.works.TextPiece.Kind.REMOVED;
import static io.redletter.console.works.TextPiece.Kind.SAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class TextPieceTest {

    private static String without(List<TextPiece> pieces, TextPiece.Kind kind) {
        return pieces.stream()
                .filter(piece -> piece.kind() != kind)
                .map(TextPiece::text)
                .collect(Collectors.joining());
    }

    @Test
    void marksTheCharacterThatChanged() {
        assertThat(TextPiece.words("一条河的三十年", "一条河的三十二年"))
                .containsExactly(new TextPiece(SAME, "一条河的三十"), new TextPiece(ADDED, "二"), new TextPiece(SAME, "年"));
    }

    @Test
    void comparesLatinByTheWord() {
        assertThat(TextPiece.words("good river", "great river"))
                .containsExactly(
                        new TextPiece(REMOVED, "good"), new TextPiece(ADDED, "great"), new TextPiece(SAME, " river"));
    }

    @Test
    void readsTheTextOfEachBlock() {
        String html =
                "<h2>看什么</h2><ul><li>甲 &amp; 乙</li><li>&#65292;丙</li></ul><p><img alt=\"\" src=\"/media/a/b.png\"> 一<br>二</p>";

        assertThat(VersionDifferences.paragraphs(html))
                .containsExactly("看什么", "甲 & 乙", "，丙", "[/media/a/b.png] 一", "二");
    }

    @Property(tries = 300)
    void losesAndInventsNothing(@ForAll("texts") String from, @ForAll("texts") String to) {
        List<TextPiece> pieces = TextPiece.words(from, to);

        assertThat(without(pieces, ADDED)).isEqualTo(from);
        assertThat(without(pieces, REMOVED)).isEqualTo(to);
        assertThat(TextPiece.isSame(pieces)).isEqualTo(from.equals(to));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("水河清 ab1，").ofMaxLength(24);
    }
}
