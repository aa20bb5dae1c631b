package io.redletter.platform.template;

import freemarker.cache.FileTemplateLoader;
import freemarker.cache.StrongCacheStorage;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;

/**
 * The templates of one directory: HTML, escaped automatically, parsed once and kept. All are parsed at start, so that a
 * broken template stops the program instead of a reader's page, and no render reads a file on an event loop.
 */
public final class Templates {
    private static final String HTML = ".ftlh";

    private final Path directory;
    private final Configuration freemarker;

    private Templates(Path directory, Configuration freemarker) {
        this.directory = directory;
        this.freemarker = freemarker;
    }

    /**
     * Opens a directory of templates and parses them all. Reads files: call it at start, not on an event loop.
     *
     * @throws TemplateFailedException if the directory or a template cannot be read
     */
    public static Templates open(Path directory) {
        try {
            Configuration freemarker = new Configuration(Configuration.VERSION_2_3_33);
            freemarker.setTemplateLoader(new FileTemplateLoader(directory.toFile()));
            freemarker.setCacheStorage(new StrongCacheStorage());
            freemarker.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
            freemarker.setDefaultEncoding(StandardCharsets.UTF_8.name());
            freemarker.setOutputFormat(HTMLOutputFormat.INSTANCE);
            freemarker.setRecognizeStandardFileExtensions(true);
            freemarker.setLocalizedLookup(false);
            freemarker.setLocale(Locale.ROOT);
            freemarker.setTimeZone(TimeZone.getTimeZone("UTC"));
            freemarker.setNumberFormat("computer");
            freemarker.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
            freemarker.setLogTemplateExceptions(false);
            freemarker.setWrapUncheckedExceptions(true);
            freemarker.setFallbackOnNullLoopVariable(false);
            freemarker.setObjectWrapper(new OptionalWrapper());
            Templates templates = new Templates(directory, freemarker);
            templates.warm();
            return templates;
        } catch (IOException e) {
            throw new TemplateFailedException("templates " + directory + ": cannot be read", e);
        }
    }

    /** Makes a directive, function or value visible to every template; called at start only. */
    public Templates share(String name, TemplateModel model) {
        freemarker.setSharedVariable(name, model);
        return this;
    }

    /** Makes a plain value visible to every template; called at start only. */
    public Templates share(String name, Object value) {
        try {
            freemarker.setSharedVariable(name, value);
            return this;
        } catch (TemplateModelException e) {
            throw new TemplateFailedException("shared variable " + name, e);
        }
    }

    /**
     * Renders a template, such as {@code console/today.ftlh}.
     *
     * @throws TemplateFailedException naming template and line, if the model lacks what the template asks for
     */
    public String render(String name, Map<String, ?> model) {
        StringWriter out = new StringWriter(8192);
        try {
            freemarker.getTemplate(name).process(model, out);
            return out.toString();
        } catch (IOException | TemplateException e) {
            throw new TemplateFailedException("template " + name + ": " + firstLine(e), e);
        }
    }

    /** The names of all templates, sorted. */
    public List<String> names() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(HTML))
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new TemplateFailedException("templates " + directory + ": cannot be listed", e);
        }
    }

    private void warm() throws IOException {
        for (String name : names()) {
            freemarker.getTemplate(name);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
