package io.redletter.console.works;

import io.redletter.content.MediaRef;
import io.redletter.content.WorkVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two wordings, field by field.
 *
 * @param body paragraph by paragraph, those that changed with the words that changed
 */
public record VersionDifferences(
        List<TextPiece> title,
        List<TextPiece> summary,
        List<List<TextPiece>> body,
        boolean coverChanged,
        boolean videoChanged) {

    private static final Pattern ENTITY = Pattern.compile("&(lt|gt|amp|nbsp|#x[0-9a-fA-F]{1,5}|#[0-9]{1,6});");

    static VersionDifferences between(WorkVersion from, WorkVersion to) {
        return new VersionDifferences(
                TextPiece.words(from.title(), to.title()),
                TextPiece.words(from.summary(), to.summary()),
                TextPiece.paragraphs(paragraphs(from.bodyHtml()), paragraphs(to.bodyHtml())),
                !Objects.equals(hash(from.cover()), hash(to.cover())),
                !Objects.equals(hash(from.video()), hash(to.video())));
    }

    /** Whether the readers would see no difference. */
    public boolean isNone() {
        return !coverChanged
                && !videoChanged
                && TextPiece.isSame(title)
                && TextPiece.isSame(summary)
                && body.stream().allMatch(TextPiece::isSame);
    }

    /** The text of each block; a picture counts as its address. */
    static List<String> paragraphs(String html) {
        String text = html.replaceAll("<img[^>]*src=\"([^\"]*)\"[^>]*>", "[$1]")
                .replaceAll("</(?:p|h[2-4]|li|blockquote|tr|figcaption)>|<br[^>]*>|<hr[^>]*>", "\n")
                .replaceAll("<[^>]+>", "");
        return Arrays.stream(text.split("\n"))
                .map(VersionDifferences::decoded)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Clean HTML writes every special character as an entity: a number, or one of four names. */
    private static String decoded(String line) {
        return ENTITY.matcher(line).replaceAll(found -> Matcher.quoteReplacement(character(found.group(1))));
    }

    private static String character(String entity) {
        return switch (entity) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "nbsp" -> " ";
            default -> Character.toString(
                    entity.startsWith("#x")
                            ? Integer.parseInt(entity.substring(2), 16)
                            : Integer.parseInt(entity.substring(1)));
        };
    }

    private static Optional<String> hash(@Nullable MediaRef media) {
        return Optional.ofNullable(media).map(MediaRef::sha256);
    }
}
