package io.redletter.delivery.wechat;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The texts of a small XML document by the way to them, such as {@code PublishEventInfo/publish_id}; of several with the
 * same way the first. No document type, no entity of its own, nothing fetched from anywhere.
 */
final class CallbackXml {
    private static final int DEEPEST = 8;
    private static final int MOST = 500;

    private CallbackXml() {}

    /** Empty where it is no such document. */
    static Optional<Map<String, String>> read(String xml) {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(xml));
            try {
                return Optional.of(texts(reader));
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Map<String, String> texts(XMLStreamReader reader) throws XMLStreamException {
        Map<String, String> texts = new LinkedHashMap<>();
        Deque<String> names = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new XMLStreamException(
                        "a document type or an entity (expected: neither)");
                case XMLStreamConstants.START_ELEMENT -> {
                    names.addLast(reader.getLocalName());
                    text.setLength(0);
                    elements++;
                    if (names.size() > DEEPEST || elements > MOST) {
                        throw new XMLStreamException("too deep or too long (expected: an event)");
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    texts.putIfAbsent(way(names), text.toString().strip());
                    names.removeLast();
                    text.setLength(0);
                }
                default -> {
                    // comments and the like say nothing
                }
            }
        }
        return texts;
    }

    /** Without the root element. */
    private static String way(Deque<String> names) {
        Iterator<String> each = names.iterator();
        each.next();
        StringBuilder way = new StringBuilder();
        each.forEachRemaining(name -> way.append(way.length() == 0 ? "" : "/").append(name));
        return way.toString();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("something from outside (expected: nothing)");
        });
        return factory;
    }
}
