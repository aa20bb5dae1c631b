package io.redletter.bench.agenda;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A node of its own with a lane whose work never ends, to be killed. Arguments: directory, MongoDB, Redis, lane. */
public final class AgendaNode {
    private AgendaNode() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Ground ground = new Ground(Path.of(arguments[0]), arguments[1], arguments[2]);
        ground.open(arguments[3], true);
        ground.start();
        System.out.println("ready " + ground.agenda().nodeId());
        new CountDownLatch(1).await();
    }
}
