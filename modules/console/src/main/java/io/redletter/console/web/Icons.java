package io.redletter.console.web;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tabler's outline icons, drawn into the page: {@code drawIcon("calendar")}, which templates write as {@code <@icon
 * "calendar"/>}. The set of names is that of our own templates, so the cache ends by itself.
 */
public final class Icons implements TemplateMethodModelEx {
    private final WebJar jar = WebJar.of("tabler__icons");
    private final Map<String, String> drawn = new ConcurrentHashMap<>();

    /** The icon as SVG, hidden from screen readers: a word always stands beside it. */
    public String svg(String name) {
        return drawn.computeIfAbsent(name, this::read);
    }

    @Override
    public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
        if (arguments.size() != 1) {
            throw new TemplateModelException("drawIcon: " + arguments.size() + " values (expected: a name)");
        }
        return HTMLOutputFormat.INSTANCE.fromMarkup(svg(String.valueOf(arguments.get(0))));
    }

    private String read(String name) {
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("icon " + name + ": unusable name (expected: such as calendar-week)");
        }
        String file = jar.text("icons/outline/" + name + ".svg");
        String shapes = file.substring(file.indexOf('>', file.indexOf("<svg")) + 1, file.lastIndexOf("</svg>"))
                .replace("<path stroke=\"none\" d=\"M0 0h24v24H0z\" fill=\"none\"/>", "")
                .replaceAll("\\s*\\n\\s*", "");
        return "<svg class=\"icon\" viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.75\""
                + " stroke-linecap=\"round\" stroke-linejoin=\"round\" aria-hidden=\"true\">" + shapes + "</svg>";
    }
}
