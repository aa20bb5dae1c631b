package io.redletter.console.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** One web library in its jar; which version it is, the jar says itself. */
final class WebJar {
    private final String root;

    private WebJar(String root) {
        this.root = root;
    }

    /** The jar of an npm package as Maven calls it, such as {@code tabler__icons}. */
    static WebJar of(String artifact) {
        Properties properties = new Properties();
        try (InputStream in = open("META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("web library " + artifact + ": cannot be read", e);
        }
        String version = properties.getProperty("version", "");
        return new WebJar("META-INF/resources/webjars/" + artifact + "/" + version + "/");
    }

    byte[] bytes(String file) {
        try (InputStream in = open(root + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("web library file " + root + file + ": cannot be read", e);
        }
    }

    String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static InputStream open(String resource) {
        InputStream in = WebJar.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalArgumentException(resource + ": not on the class path");
        }
        return in;
    }
}
