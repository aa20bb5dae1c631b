package io.redletter.console.web;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sentences of one language; templates call it as {@code t("key", value…)}. */
public final class Words implements TemplateMethodModelEx {
    private static final Logger LOG = LoggerFactory.getLogger(Words.class);

    private final String language;
    private final Map<String, String> sentences;

    Words(String language, Map<String, String> sentences) {
        this.language = language;
        this.sentences = Map.copyOf(sentences);
    }

    /** {@code zh} or {@code en}. */
    public String language() {
        return language;
    }

    public boolean isChinese() {
        return language.equals("zh");
    }

    public boolean has(String key) {
        return sentences.containsKey(key);
    }

    /** The sentence, its {@code {0}}, {@code {1}} … filled in. A key that is not there shows in brackets nobody misses. */
    public String of(String key, Object... values) {
        String sentence = sentences.get(key);
        if (sentence == null) {
            LOG.warn("message missing key={} language={}", key, language);
            return "⟦" + key + "⟧";
        }
        String filled = sentence;
        for (int i = 0; i < values.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return filled;
    }

    @Override
    public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
        if (arguments.isEmpty()) {
            throw new TemplateModelException("t: no key (expected: a key and its values)");
        }
        Object[] values = new Object[arguments.size() - 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = text(arguments.get(i + 1));
        }
        return of(text(arguments.get(0)), values);
    }

    private static String text(Object model) throws TemplateModelException {
        if (model instanceof TemplateScalarModel scalar) {
            return String.valueOf(scalar.getAsString());
        }
        return String.valueOf(model);
    }
}
