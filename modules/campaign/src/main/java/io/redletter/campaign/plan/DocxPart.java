package io.redletter.campaign.plan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Looks through one part of a Word document without keeping it, and refuses what no plan has but what a parser would
 * have to keep: endless text, depth without end, ever new names, entities.
 */
final class DocxPart extends DefaultHandler {

    private static final int DEEPEST = 300;
    private static final int MOST_NAMES = 3_000;
    private static final Set<String> KEPT_BLANKS = Set.of("t", "delText", "instrText", "delInstrText");

    /** Links to what holds text or numbering; pictures, settings and fonts are left out. */
    private static final Pattern TEXTUAL =
            Pattern.compile(".*/(?:officeDocument|styles|numbering|footnotes|endnotes|comments|hyperlink)");

    private final Set<String> names = new HashSet<>();
    private final StringBuilder links = new StringBuilder();
    private String element = "";
    private int depth;
    private int length;

    private DocxPart() {}

    static DocxPart of(byte[] xml) throws IOException, SAXException {
        DocxPart part = new DocxPart();
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new InputSource(new ByteArrayInputStream(xml)), part);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("XML parser: does not know how to refuse a document type", e);
        }
        return part;
    }

    /** The links of this part that lead to text, as a part of their own. */
    String links() {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + links
                + "</Relationships>";
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        element = localName;
        depth++;
        if (depth > DEEPEST) {
            throw Unreadable.tooMuchInside();
        }
        named(qName);
        for (int i = 0; i < attributes.getLength(); i++) {
            named(attributes.getQName(i));
        }
        String type = attributes.getValue("Type");
        if (localName.equals("Relationship")
                && type != null
                && TEXTUAL.matcher(type).matches()) {
            links.append("<Relationship");
            attribute("Id", attributes.getValue("Id"));
            attribute("Type", type);
            attribute("Target", attributes.getValue("Target"));
            attribute("TargetMode", attributes.getValue("TargetMode"));
            links.append("/>");
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        depth--;
        element = "";
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) {
        named(prefix);
        named(uri);
    }

    @Override
    public void processingInstruction(String target, String data) {
        named(target);
    }

    @Override
    public void characters(char[] characters, int start, int count) {
        boolean all = KEPT_BLANKS.contains(element);
        for (int i = start; i < start + count; i++) {
            if (all || characters[i] > ' ') {
                length++;
            }
        }
        if (length > 2 * PlanReader.LONGEST) {
            throw Unreadable.tooMuchText();
        }
    }

    private void named(String name) {
        if (names.add(name) && names.size() > MOST_NAMES) {
            throw Unreadable.tooMuchInside();
        }
    }

    private void attribute(String name, @Nullable String value) {
        if (value != null) {
            links.append(' ')
                    .append(name)
                    .append("=\"")
                    .append(value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                    .append('"');
        }
    }
}
