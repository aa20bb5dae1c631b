package io.redletter.campaign.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.xml.sax.SAXException;

/** Reads one file by the parser for its kind. */
final class FileText {

    private static final long LARGEST_DOC = 20L << 20;

    private FileText() {}

    static PlanText of(String name, Path file) throws IOException, SAXException, TikaException {
        FileKind kind = FileKind.of(file, name);
        String text =
                switch (kind) {
                    case TEXT -> TextEncoding.decode(words(file));
                    case HTML -> html(TextEncoding.decode(Folded.requirePage(file)));
                    case PDF -> PdfText.of(file);
                    case DOCX -> docx(file);
                    case DOC -> doc(file);
                    case LOCKED_OFFICE -> throw Unreadable.locked();
                    case IMAGE -> throw Unreadable.scan();
                    case OTHER_OFFICE, OTHER -> throw Unreadable.otherKind();
                };
        if (text.isBlank()) {
            throw kind == FileKind.TEXT || kind == FileKind.HTML ? Unreadable.empty() : Unreadable.scan();
        }
        if (text.length() > PlanReader.LONGEST) {
            throw Unreadable.tooMuchText();
        }
        String format = kind == FileKind.TEXT ? "txt" : kind.name().toLowerCase(Locale.ROOT);
        return new PlanText(text, format);
    }

    /** No character takes more than four bytes, in any encoding. */
    private static byte[] words(Path file) throws IOException {
        if (Files.size(file) > 4L * PlanReader.LONGEST + 4) {
            throw Unreadable.tooMuchText();
        }
        return Files.readAllBytes(file);
    }

    private static String docx(Path file) throws IOException, SAXException, TikaException {
        Path slim = Files.createTempFile("redletter-plan-", ".docx");
        try {
            DocxParts.copy(file, slim);
            return parsed(new OOXMLParser(), slim);
        } finally {
            Files.deleteIfExists(slim);
        }
    }

    /** Nothing in it is packed, but all of it comes into memory, some of it twice. */
    private static String doc(Path file) throws IOException, SAXException, TikaException {
        if (Files.size(file) > LARGEST_DOC) {
            throw Unreadable.tooLargeDoc();
        }
        return parsed(new OfficeParser(), file);
    }

    private static String parsed(Parser parser, Path file) throws IOException, SAXException, TikaException {
        OfficeParserConfig config = new OfficeParserConfig();
        config.setUseSAXDocxExtractor(true);
        config.setIncludeHeadersAndFooters(false);
        config.setIncludeDeletedContent(false);
        config.setExtractMacros(false);
        ParseContext context = new ParseContext();
        context.set(OfficeParserConfig.class, config);
        MarkupText text = new MarkupText(true);
        try (TikaInputStream in = TikaInputStream.get(file)) {
            parser.parse(in, text, new Metadata(), context);
        }
        return text.text();
    }

    private static String html(String markup) throws SAXException {
        String text = html(markup, false);
        return text.isBlank() ? html(markup, true) : text;
    }

    private static String html(String markup, boolean everything) throws SAXException {
        ParseContext context = new ParseContext();
        context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE);
        MarkupText text = new MarkupText(everything);
        new JSoupParser().parseString(markup, text, new Metadata(), context);
        return text.text();
    }
}
