package io.redletter.content;

/** The exact wording a reviewer had before their eyes. */
record Reading(int number, String hash) {}
