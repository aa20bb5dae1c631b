package io.redletter.platform.mongo;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Completes a promise with everything the publisher gave. */
final class AllItems<T> implements Subscriber<T> {
    private final Context context;
    private final Promise<List<T>> promise;
    private final List<T> items = new ArrayList<>();

    AllItems(Context context, Promise<List<T>> promise) {
        this.context = context;
        this.promise = promise;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T item) {
        items.add(item);
    }

    @Override
    public void onError(Throwable failure) {
        context.runOnContext(v -> promise.tryFail(failure));
    }

    @Override
    public void onComplete() {
        context.runOnContext(v -> promise.tryComplete(items));
    }
}
