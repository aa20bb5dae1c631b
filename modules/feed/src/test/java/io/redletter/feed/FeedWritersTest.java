package io.redletter.feed;

import static io.redletter.feed.Works.OPEN;
import static io.redletter.feed.Works.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.MediaModule;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.WireFeedInput;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class FeedWritersTest {
    private static final String HOSTILE =
            "<b>&amp; ]]> \u0000\u0001\u000B\uFFFF \uD800 \"引号\" 🌏 &#0; <!-- --> <![CDATA[x";
    private static final String HOSTILE_KEPT = "<b>&amp; ]]>   \"引号\" 🌏 &#0; <!-- --> <![CDATA[x";

    @Test
    void writesRssThatReadsBackAsItWasMeant() {
        byte[] bytes = written(FeedFormat.RSS, Works.film("地球一分钟"));

        Channel channel = (Channel) wire(bytes);

        Item item = channel.getItems().get(0);
        assertThat(channel.getTitle()).isEqualTo(OPEN.title());
        assertThat(channel.getLanguage()).isEqualTo("zh-CN");
        assertThat(channel.getLastBuildDate()).isEqualTo(Date.from(Works.RELEASED));
        assertThat(item.getTitle()).isEqualTo("地球一分钟");
        assertThat(item.getLink()).isEqualTo("https://red.example.cn/h5/slug-v?c=feed-public");
        assertThat(item.getGuid().isPermaLink()).isFalse();
        assertThat(item.getGuid().getValue()).startsWith("urn:uuid:");
        assertThat(item.getPubDate()).isEqualTo(Date.from(Works.RELEASED));
        assertThat(item.getDescription().getValue()).isEqualTo("一分钟看懂");
        assertThat(item.getCategories()).extracting("value").containsExactly("六五环境日", "美丽中国");
        assertThat(((DCModule) item.getModule(DCModule.URI)).getCreator()).isEqualTo("鄂州市委宣传部");
        assertThat(((DCModule) item.getModule(DCModule.URI)).getLanguage()).isEqualTo("zh-CN");
    }

    @Test
    void writesRssDatesAsRfc822AndALinkToItself() {
        String text = text(written(FeedFormat.RSS, Works.film("地球")));

        assertThat(text).contains("<pubDate>Sat, 05 Jun 2027 00:00:00 GMT</pubDate>");
        Element self = (Element) xml(text.getBytes(StandardCharsets.UTF_8))
                .getElementsByTagNameNS("http://www.w3.org/2005/Atom", "link")
                .item(0);
        assertThat(self.getAttribute("rel")).isEqualTo("self");
        assertThat(self.getAttribute("href")).isEqualTo("https://red.example.cn/feeds/public.rss");
        assertThat(self.getAttribute("type")).isEqualTo("application/rss+xml");
    }

    @Test
    void enclosesAFilmWithItsLengthAndDescribesItInMediaRss() {
        byte[] bytes = written(FeedFormat.RSS, Works.film("地球一分钟"));

        Item item = ((Channel) wire(bytes)).getItems().get(0);

        assertThat(item.getEnclosures()).singleElement().satisfies(enclosure -> {
            assertThat(enclosure.getLength()).isEqualTo(7_654_321);
            assertThat(enclosure.getType()).isEqualTo("video/mp4");
            assertThat(enclosure.getUrl()).isEqualTo("https://red.example.cn/media/" + "f".repeat(64) + "/earth.mp4");
        });
        MediaEntryModule media = (MediaEntryModule) item.getModule(MediaModule.URI);
        assertThat(media.getMediaGroups()).isEmpty();
        MediaContent content = media.getMediaContents()[0];
        assertThat(content.getDuration()).isEqualTo(62);
        assertThat(content.getFileSize()).isEqualTo(7_654_321);
        assertThat(content.getType()).isEqualTo("video/mp4");
        assertThat(content.getMedium()).isEqualTo("video");
        assertThat(content.getWidth()).isEqualTo(1920);
        assertThat(content.getMetadata().getTitle()).isEqualTo("地球一分钟");
        assertThat(content.getMetadata().getThumbnail()[0].getUrl().toString())
                .isEqualTo("https://red.example.cn/media/" + "c".repeat(64) + "/%E5%B0%81%E9%9D%A2%201.png");
    }

    @Test
    void givesTheFullTextWithAbsoluteAddresses() {
        Shown shown = Works.article(
                "图文",
                "摘要",
                "<p>一 <a href=\"https://mee.gov.cn/\">链接</a></p><img src=\"/media/" + "a".repeat(64) + "/p.png\" />"
                        + "<p>正文里写 src=&#34;/media/x&#34; 不变</p>");

        for (FeedFormat format : List.of(FeedFormat.RSS, FeedFormat.ATOM)) {
            SyndEntry entry = synd(written(format, shown)).getEntries().get(0);
            assertThat(entry.getContents().get(0).getValue())
                    .contains("<img src=\"https://red.example.cn/media/" + "a".repeat(64) + "/p.png\" />")
                    .contains("href=\"https://mee.gov.cn/\"")
                    .contains("src=&#34;/media/x&#34; 不变");
        }
        assertThat(item(written(FeedFormat.JSON, shown)).getString("content_html"))
                .contains("src=\"https://red.example.cn/media/");
    }

    @Test
    void writesAtomWithAllThatTheStandardAsksFor() {
        byte[] bytes = written(FeedFormat.ATOM, Works.film("地球一分钟"));

        Feed feed = (Feed) wire(bytes);

        Entry entry = feed.getEntries().get(0);
        assertThat(feed.getId()).startsWith("urn:uuid:");
        assertThat(feed.getUpdated()).isEqualTo(Date.from(Works.RELEASED));
        assertThat(feed.getAuthors()).isNotEmpty();
        assertThat(feed.getOtherLinks()).anySatisfy(link -> {
            assertThat(link.getRel()).isEqualTo("self");
            assertThat(link.getHref()).isEqualTo("https://red.example.cn/feeds/public.atom");
        });
        assertThat(entry.getId()).startsWith("urn:uuid:").isNotEqualTo(feed.getId());
        assertThat(entry.getUpdated()).isEqualTo(Date.from(Works.RELEASED));
        assertThat(entry.getContents().get(0).getType()).isEqualTo("html");
        assertThat(entry.getAuthors().get(0).getName()).isEqualTo("鄂州市委宣传部");
        assertThat(entry.getOtherLinks()).anySatisfy(link -> {
            assertThat(link.getRel()).isEqualTo("enclosure");
            assertThat(link.getLength()).isEqualTo(7_654_321);
        });
        assertThat(xml(bytes)
                        .getElementsByTagName("entry")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("xml:lang")
                        .getNodeValue())
                .isEqualTo("zh-CN");
    }

    @Test
    void keepsOneIdForAWorkInEveryFormatAndFeed() {
        Shown shown = Works.film("地球");
        Publication partner =
                new Publication("ezhou-daily", "鄂州日报", "d", "zh-CN", "https://red.example.cn", Works.CONFIG.zone());

        String rss = ((Channel) wire(written(FeedFormat.RSS, shown)))
                .getItems()
                .get(0)
                .getGuid()
                .getValue();
        String atom = ((Feed) wire(written(FeedFormat.ATOM, shown)))
                .getEntries()
                .get(0)
                .getId();
        String json = item(written(FeedFormat.JSON, shown)).getString("id");
        FeedItem elsewhere = FeedItem.of(partner, shown);

        assertThat(List.of(rss, atom, json)).containsOnly(elsewhere.id());
        assertThat(elsewhere.link()).endsWith("?c=feed-ezhou-daily");
    }

    @Test
    void writesJsonFeedByItsRules() {
        JsonObject feed =
                new JsonObject(text(written(FeedFormat.JSON, Works.film("地球"), Works.article("图文", "", "<p>文</p>"))));

        JsonFeedRules.check(feed);

        JsonObject film = feed.getJsonArray("items").getJsonObject(0);
        assertThat(film.getString("date_published")).isEqualTo("2027-06-05T08:00:00+08:00");
        JsonObject attachment = film.getJsonArray("attachments").getJsonObject(0);
        assertThat(attachment.getString("mime_type")).isEqualTo("video/mp4");
        assertThat(attachment.getLong("size_in_bytes")).isEqualTo(7_654_321);
        assertThat(attachment.getLong("duration_in_seconds")).isEqualTo(62);
        assertThat(feed.getJsonArray("items").getJsonObject(1).getString("summary"))
                .isEqualTo("文");
    }

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void writesAnEmptyFeedThatIsStillOne(FeedFormat format) {
        byte[] bytes = written(format);

        if (format == FeedFormat.JSON) {
            JsonFeedRules.check(new JsonObject(text(bytes)));
        } else {
            assertThat(synd(bytes).getEntries()).isEmpty();
            assertThat(bytes).isEqualTo(written(format));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FeedFormat.class,
            names = {"RSS", "ATOM"})
    void staysWellFormedWhateverATitleHolds(FeedFormat format) {
        byte[] bytes = written(format, Works.article(HOSTILE, HOSTILE, "<p>]]&gt; \u0002 " + HOSTILE + "</p>"));

        SyndEntry entry = synd(bytes).getEntries().get(0);

        assertThat(entry.getTitle()).isEqualTo(HOSTILE_KEPT);
        assertThat(entry.getContents().get(0).getValue()).isEqualTo("<p>]]&gt;  " + HOSTILE_KEPT + "</p>");
    }

    @Test
    void writesHostileTextAsJsonToo() {
        JsonObject item = item(written(FeedFormat.JSON, Works.article(HOSTILE, HOSTILE, "<p>" + HOSTILE + "</p>")));

        assertThat(item.getString("title")).isEqualTo(HOSTILE_KEPT);
    }

    @Property(tries = 200)
    void isWellFormedForAnyText(@ForAll @StringLength(max = 40) @CharRange(from = '\u0000', to = '\uFFFF') String any) {
        byte[] rss = written(FeedFormat.RSS, Works.article(any, any, any));
        byte[] atom = written(FeedFormat.ATOM, Works.article(any, any, any));

        assertThat(xml(rss).getElementsByTagName("item").getLength()).isEqualTo(1);
        assertThat(xml(atom).getElementsByTagName("entry").getLength()).isEqualTo(1);
        new JsonObject(text(written(FeedFormat.JSON, Works.article(any, any, any))));
    }

    @Test
    void writesTheSameBytesForTheSameItems() {
        for (FeedFormat format : FeedFormat.values()) {
            assertThat(written(format, Works.film("a"))).isEqualTo(written(format, Works.film("a")));
            assertThat(Edition.of(written(format, Works.film("a")), Works.RELEASED)
                            .zipped()
                            .tag())
                    .isEqualTo(Edition.of(written(format, Works.film("a")), Works.RELEASED.plusSeconds(9))
                            .zipped()
                            .tag());
        }
    }

    static WireFeed wire(byte[] bytes) {
        try {
            return new WireFeedInput().build(new StringReader(text(bytes)));
        } catch (Exception e) {
            throw new AssertionError("not a feed: " + text(bytes), e);
        }
    }

    static SyndFeed synd(byte[] bytes) {
        try {
            return new SyndFeedInput().build(new StringReader(text(bytes)));
        } catch (Exception e) {
            throw new AssertionError("not a feed: " + text(bytes), e);
        }
    }

    private static Document xml(byte[] bytes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + text(bytes), e);
        }
    }

    private static JsonObject item(byte[] json) {
        return new JsonObject(text(json)).getJsonArray("items").getJsonObject(0);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
