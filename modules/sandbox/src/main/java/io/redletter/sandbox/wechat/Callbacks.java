package io.redletter.sandbox.wechat;

import io.redletter.sandbox.exchange.Fault;
import io.redletter.sandbox.exchange.FaultKind;
import io.redletter.sandbox.exchange.Faults;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells operators how their publications and group sends ended: when the issue is done, up to four times until it is
 * taken. Where they go is kept. Lives on the sandbox's event loop; what waits is lost with the process, as an event may be lost there.
 */
public final class Callbacks {
    private static final int TRIES = 4;
    private static final int WAITING = 1_000;
    private static final int KEPT = 200;
    private static final long TICK_MILLIS = 50;

    private final Vertx vertx;
    private final Clock clock;
    private final Faults faults;
    private final CallbackPost post;
    private final CallbackBook book;
    private final Map<String, CallbackTarget> targets;
    private final List<Event> waiting = new ArrayList<>();
    private final Deque<SentCallback> sent = new ArrayDeque<>();
    private boolean ticking;

    private record Event(Account account, Issue issue, String base, Instant due, Optional<Fault> fault) {}

    /**
     * Reads what was entered before: not on an event loop.
     *
     * @param directory where that is kept
     */
    public Callbacks(Vertx vertx, Faults faults, Clock clock, Path directory) throws IOException {
        this.vertx = vertx;
        this.clock = clock;
        this.faults = faults;
        this.post = new CallbackPost(vertx, clock);
        this.book = new CallbackBook(vertx, directory);
        this.targets = book.read();
    }

    /** Takes an address as the website does: only after it gave back what it was asked. */
    public Future<Boolean> enter(String appId, CallbackTarget target) {
        String echo = Long.toString(Math.abs((long) Codes.page().hashCode()));
        return post.ask(target, echo).compose(answer -> {
            if (answer.status() != 200 || !answer.body().equals(echo)) {
                return Future.succeededFuture(false);
            }
            targets.put(appId, target);
            return book.write(targets).map(true);
        });
    }

    /** Where an account's events go. */
    public Optional<CallbackTarget> target(String appId) {
        return Optional.ofNullable(targets.get(appId));
    }

    /** What was sent, newest first. */
    public List<SentCallback> sent() {
        return List.copyOf(sent);
    }

    /** Something was accepted; its event follows when it is done, or as a fault says. */
    void issued(Account account, Issue issue, String base) {
        if (!targets.containsKey(account.id()) || waiting.size() >= WAITING) {
            return;
        }
        Optional<Fault> fault = faults.take(due -> due.target().equals("wechat")
                && due.kind().isCallback()
                && (due.operation() == null || due.operation().equals(JobEvents.name(issue))));
        Instant due = fault.filter(ordered -> ordered.kind() == FaultKind.CALLBACK_EARLY)
                        .isPresent()
                ? clock.instant()
                : issue.doneAt();
        Duration late = fault.filter(ordered -> ordered.kind() == FaultKind.CALLBACK_LATE)
                .map(ordered -> Duration.ofMillis(ordered.delayMs()))
                .orElse(Duration.ZERO);
        Event event = new Event(account, issue, base, due.plus(late), fault);
        if (due.isAfter(clock.instant()) || !late.isZero()) {
            waiting.add(event);
            tick();
        } else {
            send(event);
        }
    }

    private void tick() {
        if (!ticking) {
            ticking = true;
            vertx.timer(TICK_MILLIS).onSuccess(v -> {
                ticking = false;
                Instant now = clock.instant();
                List<Event> due = waiting.stream()
                        .filter(event -> !event.due().isAfter(now))
                        .toList();
                waiting.removeAll(due);
                due.forEach(this::send);
                if (!waiting.isEmpty()) {
                    tick();
                }
            });
        }
    }

    private void send(Event event) {
        boolean twice = event.fault()
                .filter(due -> due.kind() == FaultKind.CALLBACK_TWICE)
                .isPresent();
        if (event.fault().filter(due -> due.kind() == FaultKind.CALLBACK_LOST).isPresent()) {
            keep(event, 0, CallbackPost.Answered.NOTHING);
            return;
        }
        send(event, 1).compose(v -> twice ? send(event, 1) : Future.succeededFuture());
    }

    private Future<Void> send(Event event, int number) {
        CallbackTarget target = targets.get(event.account().id());
        if (target == null) {
            return Future.succeededFuture();
        }
        boolean forged = event.fault()
                .filter(due -> due.kind() == FaultKind.CALLBACK_FORGED)
                .isPresent();
        boolean wrong = event.fault()
                .filter(due -> due.kind() == FaultKind.CALLBACK_WRONG)
                .isPresent();
        int verdict = wrong ? wrong(event.issue()) : event.issue().verdict();
        String fields = JobEvents.xml(
                event.account(), event.issue(), verdict, event.due().getEpochSecond(), event.base());
        return post.post(event.account(), target, fields, forged).compose(answer -> {
            boolean over = answer.isTaken() || number >= TRIES;
            if (over) {
                keep(event, number, answer);
            }
            return over ? Future.succeededFuture() : send(event, number + 1);
        });
    }

    private static int wrong(Issue issue) {
        return issue.kind() == Issue.Kind.PUBLICATION ? 4 : 20_001;
    }

    private void keep(Event event, int tries, CallbackPost.Answered answer) {
        sent.addFirst(new SentCallback(
                clock.instant(),
                event.account().id(),
                JobEvents.name(event.issue()),
                event.issue().id(),
                target(event.account().id())
                        .map(target -> target.mode().name().toLowerCase(Locale.ROOT))
                        .orElse(""),
                tries,
                answer.status(),
                tries > 0 && answer.isTaken(),
                event.fault().map(fault -> fault.kind().word()).orElse(null)));
        if (sent.size() > KEPT) {
            sent.removeLast();
        }
    }
}
