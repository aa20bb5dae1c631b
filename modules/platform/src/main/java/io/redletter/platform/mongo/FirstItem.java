package io.redletter.platform.mongo;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Completes a promise with the first item, then lets the publisher go. */
final class FirstItem<T> implements Subscriber<T> {
    private final Context context;
    private final Promise<Optional<T>> promise;
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile @Nullable Subscription subscription;

    FirstItem(Context context, Promise<Optional<T>> promise) {
        this.context = context;
        this.promise = promise;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        this.subscription = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(T item) {
        Subscription running = subscription;
        if (running != null) {
            running.cancel();
        }
        answer(() -> promise.tryComplete(Optional.of(item)));
    }

    @Override
    public void onError(Throwable failure) {
        answer(() -> promise.tryFail(failure));
    }

    @Override
    public void onComplete() {
        answer(() -> promise.tryComplete(Optional.empty()));
    }

    private void answer(Runnable answer) {
        if (answered.compareAndSet(false, true)) {
            context.runOnContext(v -> answer.run());
        }
    }
}
