package io.redletter.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.redletter.platform.bus.Bus;
import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.redis.RedisLink;
import io.redletter.platform.secret.Vault;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The tools a capability is given when it is built. One per process, wired by the main class.
 *
 * @param vertx the reactive runtime
 * @param clock the only source of time; a rehearsal or a test moves it
 * @param mongo the record
 * @param redis speed and coordination, may be lost at any moment
 * @param bus hints between capabilities
 * @param meters where every meter registers
 * @param vault seals secrets at rest and derives keys from the installation's master key
 * @param data the directory of this installation's files (media, journal), never null
 */
public record Platform(
        Vertx vertx,
        Clock clock,
        Mongo mongo,
        RedisLink redis,
        Bus bus,
        MeterRegistry meters,
        Vault vault,
        Path data) {}
