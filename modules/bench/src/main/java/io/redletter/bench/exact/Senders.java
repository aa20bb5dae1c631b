package io.redletter.bench.exact;

import io.redletter.bench.process.Patience;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/**
 * Several clients that send every event until it is acknowledged, however often that takes, and some of them again after it was:
 * as a single beacon, or as a batch under its key.
 */
final class Senders {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int LONGEST_PAUSE_MILLIS = 400;
    private static final String AGENT =
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36";

    private final Load load;
    private final String site;
    private final String run;
    private final long events;
    private final int batch;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final LongAdder requests = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder repeats = new LongAdder();
    private final List<String> refusals = java.util.Collections.synchronizedList(new ArrayList<>());

    Senders(Load load, String site, String run, long events, int batch) {
        this.load = load;
        this.site = site;
        this.run = run;
        this.events = events;
        this.batch = batch;
    }

    /** Starts so many clients. */
    List<Thread> start(int clients) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            SplittableRandom random = new SplittableRandom(i);
            Thread thread = new Thread(() -> work(random), "sender-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    long acknowledged() {
        return acknowledged.get();
    }

    long requests() {
        return requests.sum();
    }

    long retries() {
        return retries.sum();
    }

    long repeats() {
        return repeats.sum();
    }

    /** What was refused though it was good; must stay empty. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** One client: mostly batches, now and then a handful of single events, some of all that twice. */
    private void work(SplittableRandom random) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LIMIT)
                .build();
        while (true) {
            boolean singles = random.nextInt(10) == 0;
            int wanted = singles ? 20 : 1 + random.nextInt(batch);
            long from = next.getAndAdd(wanted);
            if (from >= events) {
                return;
            }
            long to = Math.min(events, from + wanted);
            long at = System.currentTimeMillis();
            if (singles) {
                LongStream.range(from, to).forEach(number -> until(http, random, single(number, at)));
            } else {
                until(http, random, batch(from, to, at));
            }
            acknowledged.addAndGet(to - from);
            if (random.nextInt(10) == 0) {
                repeats.add(to - from);
                // The same events, as singles would be or in a batch of another name: a client that lost its own
                // memory.
                until(
                        http,
                        random,
                        request("/api/v1/reach/events", text(from, to, at))
                                .header("Content-Type", "application/x-ndjson")
                                .header("Idempotency-Key", run + "-again-" + from)
                                .build());
            }
        }
    }

    private HttpRequest single(long number, long at) {
        return request("/r", load.json(run, number, at))
                .header("Content-Type", "text/plain;charset=UTF-8")
                .build();
    }

    private HttpRequest batch(long from, long to, long at) {
        return request("/api/v1/reach/events", text(from, to, at))
                .header("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", run + "-batch-" + from)
                .build();
    }

    private String text(long from, long to, long at) {
        return load.lines(run, from, to, at);
    }

    private HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(URI.create(site + path))
                .timeout(LIMIT)
                .header("User-Agent", AGENT)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** Sends until it is acknowledged; an answer that never came is as good as a refusal to take it now. */
    private void until(HttpClient http, SplittableRandom random, HttpRequest request) {
        while (!isAcknowledged(http, request)) {
            retries.increment();
            Patience.pause(1 + random.nextInt(LONGEST_PAUSE_MILLIS));
        }
    }

    private boolean isAcknowledged(HttpClient http, HttpRequest request) {
        requests.increment();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            int status = answer.statusCode();
            if (status == 200 && new JsonObject(answer.body()).getInteger("refused", 0) > 0) {
                refusals.add(shortened(answer.body()));
            } else if (status >= 400 && status < 500 && status != 429 && status != 409) {
                refusals.add(status + " " + shortened(answer.body()));
                return true;
            }
            return status == 200 || status == 204;
        } catch (IOException lost) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(300, text.length()));
    }
}
