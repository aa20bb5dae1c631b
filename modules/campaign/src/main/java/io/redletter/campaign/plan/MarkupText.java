package io.redletter.campaign.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Makes lines of a document's elements: one for each paragraph, one for each row of a table with its cells parted by tabs.
 * What a web page puts around its text (menus, footers, forms, scripts) is left out.
 */
final class MarkupText extends DefaultHandler {

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "table",
            "caption",
            "pre",
            "blockquote",
            "section",
            "article",
            "main",
            "center",
            "fieldset",
            "body",
            "hr");

    private static final Set<String> LEFT_OUT = Set.of(
            "head",
            "title",
            "script",
            "style",
            "noscript",
            "nav",
            "footer",
            "select",
            "button",
            "iframe",
            "svg",
            "textarea",
            "template",
            "object");

    /** What the parts of a page that are no text are called. */
    private static final Pattern FURNITURE = Pattern.compile(
            "(?:^|[\\s_-])(?:nav|navbar|menu|footer|foot|breadcrumbs?|crumbs?|crumb|sidebar|share|bdshare\\w*|copyright|qrcode|ewm"
                    + "|pagination|pager|topbar|toolbar|friendlinks?|related)(?:$|[\\s_-])");

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> left = new ArrayDeque<>();
    private final boolean everything;
    private int cells;
    private boolean blank;

    /** @param everything whether to keep what looks like page furniture, for a page that calls its text so */
    MarkupText(boolean everything) {
        this.everything = everything;
    }

    /** The lines so far, without empty ones. */
    String text() {
        endLine();
        return text.toString();
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        String name = name(localName, qName);
        if (!left.isEmpty() || isLeftOut(name, attributes)) {
            left.push(name);
            return;
        }
        if (name.equals("td") || name.equals("th")) {
            startCell();
        } else if (name.equals("tr")) {
            if (cells == 0) {
                endLine();
            }
        } else if (name.equals("br") || BLOCKS.contains(name)) {
            endBlock();
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        String name = name(localName, qName);
        if (!left.isEmpty()) {
            left.pop();
            return;
        }
        if (name.equals("td") || name.equals("th")) {
            cells--;
        } else if (name.equals("tr") && cells == 0) {
            endLine();
        } else if (BLOCKS.contains(name)) {
            endBlock();
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (!left.isEmpty()) {
            return;
        }
        for (int i = start; i < start + length; i++) {
            char c = characters[i];
            if (Character.isWhitespace(c) || c == '\u00A0' || c == '\u3000') {
                blank = true;
            } else {
                append(c);
            }
        }
        if (text.length() > 2 * PlanReader.LONGEST) {
            throw Unreadable.tooMuchText();
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) {
        blank = true;
    }

    private void append(char c) {
        boolean lineStart = text.length() == 0 || "\n\t".indexOf(text.charAt(text.length() - 1)) >= 0;
        if (blank && !lineStart) {
            text.append(' ');
        }
        blank = false;
        text.append(c);
    }

    private void startCell() {
        cells++;
        if (cells == 1 && text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
            text.append('\t');
        }
        blank = false;
    }

    /** Inside a cell a new paragraph is only a blank. */
    private void endBlock() {
        if (cells > 0) {
            blank = true;
        } else {
            endLine();
        }
    }

    private void endLine() {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\t') {
            end--;
        }
        text.setLength(end);
        if (end > 0 && text.charAt(end - 1) != '\n') {
            text.append('\n');
        }
        blank = false;
    }

    private boolean isLeftOut(String name, Attributes attributes) {
        return LEFT_OUT.contains(name)
                || (!everything
                        && (isFurniture(attributes.getValue("class")) || isFurniture(attributes.getValue("id"))));
    }

    private static boolean isFurniture(String names) {
        return names != null
                && FURNITURE.matcher(names.toLowerCase(Locale.ROOT)).find();
    }

    private static String name(String localName, String qName) {
        return (localName.isEmpty() ? qName : localName).toLowerCase(Locale.ROOT);
    }
}
