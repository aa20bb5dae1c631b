package io.redletter.accounts;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** People, in the collection {@code users}; kept for as long as the installation lives, a leaver is disabled. */
final class UserStore {
    private static final int MOST = 10_000;

    private final Mongo mongo;
    private final Documents<User> documents;

    UserStore(Mongo mongo) {
        this.mongo = mongo;
        this.documents = new Documents<>(mongo, "user", "users", User.class);
    }

    Future<Void> start() {
        return documents.indexes(
                new IndexModel(Indexes.ascending("login"), new IndexOptions().unique(true)),
                new IndexModel(Indexes.ascending("unitId")));
    }

    Future<Optional<User>> find(String id) {
        return documents.find(id);
    }

    Future<Optional<User>> byLogin(String login) {
        return mongo.first(documents.collection().find(eq("login", login)));
    }

    Future<User> insert(User user) {
        return documents.insert(user);
    }

    Future<User> update(String id, UnaryOperator<User> change) {
        return documents.update(id, change);
    }

    Future<List<User>> seenBy(Sight sight) {
        return documents.list(sight.filter("unitId"), Sorts.ascending("login"), MOST);
    }

    Future<Boolean> hasAdministrator() {
        return documents.list(eq("roles", Role.ADMIN.name()), null, MOST).map(found -> found.stream()
                .anyMatch(User::isAdministrator));
    }
}
