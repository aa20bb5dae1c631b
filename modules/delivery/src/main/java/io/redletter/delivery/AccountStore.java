package io.redletter.delivery;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.platform.mongo.BulkReader;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;

/** Channel accounts, in the collection {@code channels}; one that is no longer used is disabled, not deleted. */
final class AccountStore {
    private static final int MOST = 2_000;

    private final Documents<ChannelAccount> accounts;
    private final BulkReader<ChannelAccount> reader;

    AccountStore(Mongo mongo) {
        this.accounts = new Documents<>(mongo, "channel", "channels", ChannelAccount.class);
        this.reader = new BulkReader<>(mongo, accounts.collection());
    }

    Future<Void> start() {
        return accounts.indexes(new IndexModel(Indexes.ascending("unitId")));
    }

    /** As it is stored now: a crowd that asks in one turn is answered by one reading. */
    Future<Optional<ChannelAccount>> find(String id) {
        return reader.find(id);
    }

    Future<ChannelAccount> get(String id) {
        return accounts.get(id);
    }

    Future<ChannelAccount> insert(ChannelAccount account) {
        return accounts.insert(account);
    }

    Future<ChannelAccount> update(String id, UnaryOperator<ChannelAccount> change) {
        return accounts.update(id, change);
    }

    Future<List<ChannelAccount>> list(Bson filter) {
        return accounts.list(filter, Sorts.ascending("_id"), MOST);
    }

    Future<List<ChannelAccount>> all() {
        return list(Filters.empty());
    }
}
