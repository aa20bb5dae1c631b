package io.redletter.feed;

import com.rometools.modules.atom.modules.AtomLinkModuleImpl;
import com.rometools.modules.mediarss.MediaEntryModuleImpl;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.module.DCModuleImpl;
import com.rometools.rome.feed.module.Module;
import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Content;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Enclosure;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** RSS 2.0 with Media RSS, Dublin Core, full text in {@code content:encoded} and {@code atom:link rel="self"}. */
final class RssWriter implements FeedWriter {
    @Override
    public byte[] write(Publication publication, List<FeedItem> items) {
        Channel channel = new Channel("rss_2.0");
        channel.setTitle(publication.title());
        channel.setLink(publication.home());
        channel.setDescription(publication.description());
        channel.setLanguage(publication.language());
        channel.setGenerator("Redletter");
        channel.setModules(List.of(self(publication)));
        channel.setItems(items.stream().map(RssWriter::item).toList());
        items.stream().findFirst().ifPresent(newest -> channel.setLastBuildDate(Date.from(newest.released())));
        return XmlText.bytes(XmlText.document(channel));
    }

    private static Module self(Publication publication) {
        Link link = new Link();
        link.setRel("self");
        link.setType(FeedFormat.RSS.mediaType());
        link.setHref(publication.self(FeedFormat.RSS));
        AtomLinkModuleImpl module = new AtomLinkModuleImpl();
        module.setLink(link);
        return module;
    }

    private static Item item(FeedItem from) {
        Item item = new Item();
        item.setTitle(from.title());
        item.setLink(from.link());
        item.setGuid(guid(from));
        item.setPubDate(Date.from(from.released()));
        item.setDescription(description(from));
        item.setContent(content(from));
        item.setCategories(from.subjects().stream().map(RssWriter::category).toList());
        item.setModules(modules(from));
        Enclosed video = from.video();
        if (video != null) {
            item.setEnclosures(List.of(enclosure(video)));
        }
        return item;
    }

    private static Guid guid(FeedItem from) {
        Guid guid = new Guid();
        guid.setPermaLink(false);
        guid.setValue(from.id());
        return guid;
    }

    /** Readers take it as HTML. */
    private static Description description(FeedItem from) {
        Description description = new Description();
        description.setType("text/html");
        description.setValue(FullText.escaped(from.summary()));
        return description;
    }

    private static Content content(FeedItem from) {
        Content content = new Content();
        content.setType(Content.HTML);
        content.setValue(from.html());
        return content;
    }

    private static Category category(String subject) {
        Category category = new Category();
        category.setValue(subject);
        return category;
    }

    private static Enclosure enclosure(Enclosed video) {
        Enclosure enclosure = new Enclosure();
        enclosure.setUrl(video.url());
        enclosure.setLength(video.size());
        enclosure.setType(video.type());
        return enclosure;
    }

    private static List<Module> modules(FeedItem from) {
        List<Module> modules = new ArrayList<>();
        DCModuleImpl words = new DCModuleImpl();
        words.setLanguage(from.language());
        if (!from.author().isEmpty()) {
            words.setCreator(from.author());
        }
        modules.add(words);
        MediaEntryModuleImpl media = MediaMarks.of(from);
        if (media != null) {
            modules.add(media);
        }
        return modules;
    }
}
