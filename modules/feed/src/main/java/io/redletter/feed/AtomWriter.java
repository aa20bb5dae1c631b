package io.redletter.feed;

import com.rometools.modules.mediarss.MediaEntryModuleImpl;
import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Generator;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import java.time.Instant;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** Atom 1.0 with full text and Media RSS. */
final class AtomWriter implements FeedWriter {
    /** When a feed that holds nothing was last updated: at no particular time, but always the same. */
    private static final Instant NEVER = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public byte[] write(Publication publication, List<FeedItem> items) {
        Feed feed = new Feed("atom_1.0");
        feed.setId(publication.id());
        feed.setTitle(publication.title());
        feed.setSubtitle(text(publication.description()));
        feed.setUpdated(
                Date.from(items.stream().findFirst().map(FeedItem::released).orElse(NEVER)));
        feed.setAlternateLinks(List.of(link("alternate", "text/html", publication.home())));
        feed.setOtherLinks(List.of(link("self", FeedFormat.ATOM.mediaType(), publication.self(FeedFormat.ATOM))));
        feed.setAuthors(List.of(person(publication.title())));
        feed.setGenerator(generator());
        feed.setEntries(items.stream().map(AtomWriter::entry).toList());
        return XmlText.bytes(withLanguages(XmlText.document(feed), publication, items));
    }

    private static Entry entry(FeedItem from) {
        Entry entry = new Entry();
        entry.setId(from.id());
        entry.setTitle(from.title());
        entry.setPublished(Date.from(from.released()));
        entry.setUpdated(Date.from(from.released()));
        entry.setAlternateLinks(List.of(link("alternate", "text/html", from.link())));
        entry.setSummary(text(from.summary()));
        entry.setContents(List.of(html(from.html())));
        entry.setCategories(from.subjects().stream().map(AtomWriter::category).toList());
        if (!from.author().isEmpty()) {
            entry.setAuthors(List.of(person(from.author())));
        }
        Enclosed video = from.video();
        if (video != null) {
            Link enclosure = link("enclosure", video.type(), video.url());
            enclosure.setLength(video.size());
            entry.setOtherLinks(List.of(enclosure));
        }
        MediaEntryModuleImpl media = MediaMarks.of(from);
        if (media != null) {
            entry.setModules(List.of(media));
        }
        return entry;
    }

    /** The library knows no {@code xml:lang}; its entries stand in the order they were given. */
    private static Document withLanguages(Document document, Publication publication, List<FeedItem> items) {
        Element root = document.getRootElement();
        setLanguage(root, publication.language());
        Iterator<FeedItem> from = items.iterator();
        for (Element entry : root.getChildren("entry", root.getNamespace())) {
            setLanguage(entry, from.next().language());
        }
        return document;
    }

    private static void setLanguage(Element element, String language) {
        element.setAttribute("lang", language, Namespace.XML_NAMESPACE);
    }

    private static Link link(String rel, String type, String href) {
        Link link = new Link();
        link.setRel(rel);
        link.setType(type);
        link.setHref(href);
        return link;
    }

    private static Content text(String value) {
        Content content = new Content();
        content.setType(Content.TEXT);
        content.setValue(value);
        return content;
    }

    private static Content html(String value) {
        Content content = new Content();
        content.setType(Content.HTML);
        content.setValue(value);
        return content;
    }

    private static Category category(String subject) {
        Category category = new Category();
        category.setTerm(subject);
        return category;
    }

    private static Person person(String name) {
        Person person = new Person();
        person.setName(name);
        return person;
    }

    private static Generator generator() {
        Generator generator = new Generator();
        generator.setValue("Redletter");
        return generator;
    }
}
