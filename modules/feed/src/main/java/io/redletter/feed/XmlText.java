package io.redletter.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.nio.charset.StandardCharsets;
import org.jdom2.Document;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;

/** A feed of the library as an XML document, and that as bytes. */
final class XmlText {
    private static final Format FORMAT =
            Format.getPrettyFormat().setEncoding("UTF-8").setLineSeparator("\n");

    private XmlText() {}

    static Document document(WireFeed feed) {
        try {
            return new WireFeedOutput().outputJDom(feed);
        } catch (FeedException e) {
            throw new IllegalStateException("feed cannot be written as " + feed.getFeedType(), e);
        }
    }

    static byte[] bytes(Document document) {
        return new XMLOutputter(FORMAT).outputString(document).getBytes(StandardCharsets.UTF_8);
    }
}
