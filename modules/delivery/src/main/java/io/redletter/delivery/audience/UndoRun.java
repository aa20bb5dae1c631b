package io.redletter.delivery.audience;

import com.mongodb.client.model.WriteModel;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes an import back: people it added go, people it changed are as they were before. Whoever was changed again since
 * stays as they are. It needs no position: whoever is taken back no longer carries its id.
 */
final class UndoRun {
    private static final int BATCH = 500;

    private final Platform platform;
    private final AudienceStores stores;
    private AudienceImport job;

    UndoRun(Platform platform, AudienceStores stores, AudienceImport taken) {
        this.platform = platform;
        this.stores = stores;
        this.job = taken;
    }

    Future<Void> go() {
        return Rounds.whileTrue(platform.vertx(), this::batch)
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? Future.succeededFuture() // another node has it
                        : Future.failedFuture(failure));
    }

    private Future<Boolean> batch() {
        return stores.people().changedBy(job.id(), BATCH).compose(found -> {
            Instant now = platform.clock().instant();
            if (found.isEmpty()) {
                return stores.imports()
                        .replace(job, job.ended(ImportState.UNDONE, null, now))
                        .map(false);
            }
            List<String> changed = found.stream()
                    .filter(person -> !person.addedBy().equals(job.id()))
                    .map(Person::hash)
                    .toList();
            return stores.imports()
                    .former(job.id(), changed)
                    .compose(former -> stores.people().write(writes(found, former)))
                    .compose(all -> stores.imports().replace(job, job.backBy(all ? found.size() : 0, now)))
                    .map(stored -> {
                        job = stored;
                        return true;
                    });
        });
    }

    private List<WriteModel<Person>> writes(List<Person> found, Map<String, Person> former) {
        List<WriteModel<Person>> writes = new ArrayList<>();
        for (Person person : found) {
            Person before = former.get(person.hash());
            if (person.addedBy().equals(job.id())) {
                writes.add(PeopleStore.deleted(person));
            } else {
                writes.add(PeopleStore.replaced(
                        person, before == null ? person.by(Person.HAND) : before.over(person.version())));
            }
        }
        return writes;
    }
}
