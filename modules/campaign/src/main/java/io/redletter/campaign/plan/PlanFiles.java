package io.redletter.campaign.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Turns a plan's file into text: plain text in any of the usual encodings, HTML, PDF, DOCX and DOC. It takes its
 * time, so it is called on a worker, never on the event loop. A file that never comes to its end is given up after
 * {@link #LONGEST}, and no more than {@link #AT_ONCE} are read at once, so that such files cannot fill the machine.
 */
public final class PlanFiles {

    /** No plan is larger, whatever pictures it carries. */
    public static final long LARGEST = 50L * 1024 * 1024;

    /** A plan of some hundred pages is read in a second or two. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    /** Each may need some tens of MiB. */
    public static final int AT_ONCE = 2;

    private static final Semaphore PLACES = new Semaphore(AT_ONCE);
    private static final Duration QUEUE = Duration.ofSeconds(20);

    private PlanFiles() {}

    /**
     * The text of a file that was sent.
     *
     * @param fileName its name with ending; only a hint, the bytes decide
     * @throws PlanFileException for what cannot be read, with one sentence that says what to do
     */
    public static PlanText text(String fileName, byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw Unreadable.tooLarge(bytes.length);
        }
        try {
            Path file = Files.createTempFile("redletter-plan-", ".upload");
            try {
                Files.write(file, bytes);
                return within(fileName, file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("plan file: no room to keep it while it is read", e);
        }
    }

    /**
     * The text of a file on disk.
     *
     * @throws PlanFileException for what cannot be read, with one sentence that says what to do
     */
    public static PlanText text(Path file) {
        return text(String.valueOf(file.getFileName()), file);
    }

    /**
     * The text of a file on disk that was sent under another name.
     *
     * @param fileName its name with ending; only a hint, the bytes decide
     * @throws PlanFileException for what cannot be read, with one sentence that says what to do
     */
    public static PlanText text(String fileName, Path file) {
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                throw Unreadable.tooLarge(size);
            }
        } catch (IOException e) {
            throw Unreadable.broken();
        }
        return within(fileName, file);
    }

    /** On a thread of its own, since a parser that hangs hears no interrupt. */
    private static PlanText within(String name, Path file) {
        FutureTask<PlanText> reading = new FutureTask<>(() -> FileText.of(name, file));
        try {
            if (!PLACES.tryAcquire(QUEUE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Unreadable.busy();
            }
            Thread thread = new Thread(() -> releasing(reading), "plan-file");
            thread.setDaemon(true);
            thread.start();
            return reading.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            reading.cancel(true);
            throw Unreadable.tooSlow();
        } catch (InterruptedException e) {
            reading.cancel(true);
            Thread.currentThread().interrupt();
            throw Unreadable.tooSlow();
        } catch (ExecutionException e) {
            throw reason(e.getCause());
        }
    }

    private static void releasing(FutureTask<PlanText> reading) {
        try {
            reading.run();
        } finally {
            PLACES.release();
        }
    }

    /** Whatever a parser throws, the file is to blame. */
    private static PlanFileException reason(@Nullable Throwable cause) {
        for (@Nullable Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof PlanFileException refusal) {
                return refusal;
            }
            if (at.getClass().getSimpleName().matches("EncryptedDocumentException|InvalidPasswordException")) {
                return Unreadable.locked();
            }
        }
        return Unreadable.broken();
    }
}
