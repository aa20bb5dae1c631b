package io.redletter.campaign.rehearsal;

import io.redletter.accounts.Actor;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.util.List;

/**
 * Plays campaigns through against stand-ins, with the clock moved and sped up, in a data space of its own that can reach no
 * real channel. One at a time on a node; the last fifty are kept as files.
 */
public interface Rehearsals {
    /** Where there is no stage. */
    Rehearsals NONE = new NoRehearsals();

    /**
     * Begins one; it goes on by itself.
     *
     * @return refused with {@code rehearsal-running} while another one is played
     */
    Future<Rehearsal> start(Actor actor, RehearsalWish wish);

    /** Those of the campaigns that the actor sees, the latest first. */
    Future<List<Rehearsal>> list(Actor actor);

    /** How far it is, or what came of it; fails with a {@link io.redletter.platform.NotFoundException}. */
    Future<Rehearsal> get(Actor actor, String id);

    /** Breaks it off; what was played so far is reported. One that is over stays as it is. */
    Future<Rehearsal> cancel(Actor actor, String id);

    /** What there is without a stage. */
    final class NoRehearsals implements Rehearsals {
        @Override
        public Future<Rehearsal> start(Actor actor, RehearsalWish wish) {
            return none();
        }

        @Override
        public Future<List<Rehearsal>> list(Actor actor) {
            return Future.succeededFuture(List.of());
        }

        @Override
        public Future<Rehearsal> get(Actor actor, String id) {
            return none();
        }

        @Override
        public Future<Rehearsal> cancel(Actor actor, String id) {
            return none();
        }

        private static Future<Rehearsal> none() {
            return Future.failedFuture(
                    RefusedException.conflict("no-rehearsals", "rehearsals: 这里不能彩排 (there is no stage here)"));
        }
    }
}
