package io.redletter.agenda;

import java.util.Set;

/**
 * What the agenda of this node says of itself.
 *
 * @param node this node's id
 * @param running whether it is started and not stopping
 * @param alarm whether Redis answered the last time it was asked; without it, due times are read from MongoDB
 * @param working how many documents this node works on now
 * @param paused the lanes that are paused
 */
public record AgendaHealth(String node, boolean running, boolean alarm, int working, Set<String> paused) {}
