package io.redletter.reach.count;

/** What the parts of counting share, all of it for the confined thread only. */
record Books(Confined confined, Ledger ledger, Lives lives) {}
