package io.redletter.content;

import java.util.List;
import org.owasp.html.HtmlSanitizer;

/** The words of an HTML text, without its marks; for descriptions and share cards. */
public final class PlainText {
    private PlainText() {}

    /** One line, runs of white space made one. */
    public static String of(String html) {
        StringBuilder words = new StringBuilder();
        HtmlSanitizer.sanitize(html, new HtmlSanitizer.Policy() {
            @Override
            public void openDocument() {}

            @Override
            public void closeDocument() {}

            @Override
            public void openTag(String elementName, List<String> attributes) {
                words.append(' ');
            }

            @Override
            public void closeTag(String elementName) {
                words.append(' ');
            }

            @Override
            public void text(String text) {
                words.append(text);
            }
        });
        return words.toString().replaceAll("\\s+", " ").strip();
    }
}
