package io.redletter.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence is there in both languages, and every sentence and icon a page asks for is there. */
final class WordsTest {
    private static final Path TEMPLATES = Path.of("../../templates");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern IN_TEMPLATE = Pattern.compile("\\bt\\(\"([^\"]+)\"\\s*[,)]");
    private static final Pattern IN_JAVA =
            Pattern.compile("(?:call|words)\\.t?(?:of)?\\(\\s*\"([a-z][a-zA-Z0-9._-]+)\"\\s*[,)]");
    private static final Pattern BLANK = Pattern.compile("\\{\\d}");
    private static final Pattern ICON = Pattern.compile("<@icon \"([a-z0-9-]+)\"|icon(?:_)?[\"=: ]+\"([a-z0-9-]+)\"");

    private static Properties read(String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(TEMPLATES.resolve("i18n/messages_" + language + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    private static Set<String> blanks(String sentence) {
        return BLANK.matcher(sentence).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Path directory, String ending, Pattern pattern) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    keys.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
                }
            }
        }
        return keys;
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        Properties chinese = read("zh");
        Properties english = read("en");

        assertThat(new TreeSet<>(english.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(chinese.stringPropertyNames()));
        for (String key : chinese.stringPropertyNames()) {
            assertThat(chinese.getProperty(key)).as(key).isNotBlank();
            assertThat(english.getProperty(key)).as(key).isNotBlank();
            if (!key.equals("calendar.month")) { // whose English names the month by a word of its own
                assertThat(blanks(english.getProperty(key))).as(key).isEqualTo(blanks(chinese.getProperty(key)));
            }
        }
    }

    @Test
    void everySentenceAPageAsksForIsThere() throws IOException {
        Set<String> asked = found(TEMPLATES.resolve("console"), ".ftlh", IN_TEMPLATE);
        asked.addAll(found(SOURCES, ".java", IN_JAVA));

        assertThat(asked).hasSizeGreaterThan(200);
        assertThat(asked.stream().filter(key -> !key.endsWith(".")))
                .isSubsetOf(read("zh").stringPropertyNames());
    }

    @Test
    void everyIconAPageDrawsIsInTheLibrary() throws IOException {
        Icons icons = new Icons();
        List<String> names = new ArrayList<>(found(TEMPLATES.resolve("console"), ".ftlh", ICON));

        assertThat(names).hasSizeGreaterThan(50);
        assertThat(names)
                .allSatisfy(
                        name -> assertThat(icons.svg(name)).startsWith("<svg").contains("<path"));
    }

    @Test
    void fillsWhatIsGivenIntoItsPlaces() {
        Words words = new Words("zh", Map.of("a", "从 {0} 到 {1}，共 {0}"));

        assertThat(words.of("a", 1, "二")).isEqualTo("从 1 到 二，共 1");
        assertThat(words.of("b")).isEqualTo("⟦b⟧");
    }
}
