package io.redletter.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ContentHashTest {
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    @Test
    void differsWhereverOneFieldDiffers() {
        Set<String> hashes = new HashSet<>(List.of(
                hash(WorkKind.H5, "zh-CN", "题", "摘", "<p>文</p>", A, B),
                hash(WorkKind.VIDEO, "zh-CN", "题", "摘", "<p>文</p>", A, B),
                hash(WorkKind.H5, "bo", "题", "摘", "<p>文</p>", A, B),
                hash(WorkKind.H5, "zh-CN", "题 ", "摘", "<p>文</p>", A, B),
                hash(WorkKind.H5, "zh-CN", "题", "摘。", "<p>文</p>", A, B),
                hash(WorkKind.H5, "zh-CN", "题", "摘", "<p>又</p>", A, B),
                hash(WorkKind.H5, "zh-CN", "题", "摘", "<p>文</p>", B, B),
                hash(WorkKind.H5, "zh-CN", "题", "摘", "<p>文</p>", null, B),
                hash(WorkKind.H5, "zh-CN", "题", "摘", "<p>文</p>", A, null),
                hash(WorkKind.H5, "zh-CN", "题", "摘", "<p>文</p>", null, null)));

        assertThat(hashes).hasSize(10);
    }

    @Test
    void staysTheSameForTheSameWork() {
        String known = hash(WorkKind.H5, "zh-CN", "题", "摘", "<p>文</p>", A, null);

        assertThat(known)
                .isEqualTo(hash(WorkKind.H5, "zh-CN", "题", "摘", "<p>文</p>", A, null))
                .hasSize(64);
        assertThat(known).isEqualTo("2d03837bb8d7b90dd543fa168d774bb37f85529a05cf5a7fca4815cb2f684519");
    }

    @Property(tries = 500)
    void noTextMovedOverAFieldsEdgeKeepsTheHash(@ForAll @Size(max = 6) List<Character> text, @ForAll int cut) {
        String all = text.stream()
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
        int at = Math.floorMod(cut, all.length() + 1);

        String split = hash(WorkKind.H5, "zh", all.substring(0, at), all.substring(at), "", null, null);

        if (at != all.length()) {
            assertThat(split).isNotEqualTo(hash(WorkKind.H5, "zh", all, "", "", null, null));
        }
        if (at != 0) {
            assertThat(split).isNotEqualTo(hash(WorkKind.H5, "zh", "", all, "", null, null));
        }
    }

    private static String hash(
            WorkKind kind, String language, String title, String summary, String body, String cover, String video) {
        return ContentHash.of(kind, language, title, summary, body, cover, video);
    }
}
