package io.redletter.reach.count;

import io.redletter.reach.Scopes;
import io.redletter.reach.Traits;

/** Where events come from: all that decides under which scopes they count. Events of one page share it. */
public record Origin(Scopes scopes, Traits traits) {}
