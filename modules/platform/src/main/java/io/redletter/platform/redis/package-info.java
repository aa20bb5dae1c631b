/** Redis by the Vert.x client: commands with a time limit, and Lua scripts kept as resource files. Start at {@link io.redletter.platform.redis.RedisLink}. */
@NullMarked
package io.redletter.platform.redis;

import org.jspecify.annotations.NullMarked;
