package io.redletter.agenda;

/** What the agenda's parts share: time, the alarm, and the facts on paused lanes. */
record Stores(StoreClock clock, Alarm alarm, Pauses pauses) {}
