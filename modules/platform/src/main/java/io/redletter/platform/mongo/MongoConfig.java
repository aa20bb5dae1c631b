package io.redletter.platform.mongo;

import java.time.Duration;

/**
 * Where the record is kept.
 *
 * @param uri MongoDB connection string, without the database
 * @param database the database's name
 * @param timeout how long one operation may take before it counts as failed
 */
public record MongoConfig(String uri, String database, Duration timeout) {
    public MongoConfig {
        if (!uri.startsWith("mongodb://") && !uri.startsWith("mongodb+srv://")) {
            throw new IllegalArgumentException("mongo.uri: " + uri + " (expected: mongodb://host:port)");
        }
        if (!database.matches("[A-Za-z0-9_-]{1,60}")) {
            throw new IllegalArgumentException("mongo.database: " + database + " (expected: letters, digits, _ or -)");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("mongo.timeout: " + timeout + " (expected: more than 0)");
        }
    }
}
