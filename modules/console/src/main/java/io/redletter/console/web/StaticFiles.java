package io.redletter.console.web;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import io.redletter.platform.http.Routes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything under {@code /static/}, held in memory: the files of {@code templates/static}, and below {@code lib/} the web
 * libraries from their jars. Templates ask {@code asset("console.js")} for an address that changes with the content.
 */
public final class StaticFiles implements Routes, TemplateMethodModelEx {
    private static final String ROOT = "/static/";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Map<String, Asset> files;

    private StaticFiles(Map<String, Asset> files) {
        this.files = Map.copyOf(files);
    }

    /** Reads files: call it at start, not on an event loop. */
    public static StaticFiles open(Path directory) {
        Map<String, Asset> files = new HashMap<>();
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                files.put(name, Asset.of(name, Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("static files " + directory + ": cannot be read", e);
        }
        addLibrary(files, "lib/htmx.min.js", "htmx.org", "dist/htmx.min.js");
        addLibrary(files, "lib/echarts.min.js", "echarts", "dist/echarts.common.min.js");
        return new StaticFiles(files);
    }

    /** The address of a file, naming its content, so that it may be kept for ever. */
    public String address(String name) {
        Asset asset = files.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("static file " + name + ": not there");
        }
        return ROOT + name + "?v=" + asset.hash();
    }

    @Override
    public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
        return address(String.valueOf(arguments.get(0)));
    }

    @Override
    public void mount(Router router) {
        router.get(ROOT + "*").handler(this::serve);
    }

    private void serve(RoutingContext context) {
        String path = context.normalizedPath();
        Asset asset = path.length() < ROOT.length() ? null : files.get(path.substring(ROOT.length()));
        if (asset == null) {
            context.next();
            return;
        }
        String tag = '"' + asset.hash() + '"';
        boolean named = asset.hash().equals(context.request().getParam("v"));
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.ETAG, tag)
                .putHeader(HttpHeaders.CACHE_CONTROL, named ? FOR_EVER : "no-cache")
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader("X-Content-Type-Options", "nosniff");
        if (tag.equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, asset.type());
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (asset.packed() != null && accepted != null && accepted.contains("gzip")) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(asset.packed());
            return;
        }
        response.end(asset.plain());
    }

    private static void addLibrary(Map<String, Asset> files, String name, String jar, String file) {
        files.put(name, Asset.of(name, WebJar.of(jar).bytes(file)));
    }
}
