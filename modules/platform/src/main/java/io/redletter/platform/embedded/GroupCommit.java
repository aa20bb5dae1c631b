package io.redletter.platform.embedded;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Lets the write commands of several connections share one commit. A command comes back when a commit that contains all of
 * it is in the file; no commit ever contains a part of one, so that documents and indexes agree after a kill.
 */
final class GroupCommit {
    private final MVStore store;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final Object turn = new Object();
    private long written;
    private long committed;
    private boolean committing;

    GroupCommit(MVStore store) {
        this.store = store;
    }

    /** Runs a command that writes, and waits until it is kept. */
    <T> T write(Supplier<T> command) {
        T answer;
        long mine;
        gate.readLock().lock();
        try {
            answer = command.get();
            synchronized (turn) {
                mine = ++written;
            }
        } finally {
            gate.readLock().unlock();
        }
        if (isMineToCommit(mine)) {
            commit();
        }
        return answer;
    }

    /** Waits while another commits. */
    private boolean isMineToCommit(long mine) {
        synchronized (turn) {
            while (committing && committed < mine) {
                try {
                    turn.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted before the commit", e);
                }
            }
            if (committed >= mine) {
                return false;
            }
            committing = true;
            return true;
        }
    }

    /** Whoever waits for a commit that fails tries for itself, and fails for itself. */
    private void commit() {
        long kept = 0;
        gate.writeLock().lock();
        try {
            long contained = tickets();
            store.commit();
            kept = contained;
        } finally {
            gate.writeLock().unlock();
            done(kept);
        }
    }

    private long tickets() {
        synchronized (turn) {
            return written;
        }
    }

    private void done(long kept) {
        synchronized (turn) {
            committed = Math.max(committed, kept);
            committing = false;
            turn.notifyAll();
        }
    }
}
