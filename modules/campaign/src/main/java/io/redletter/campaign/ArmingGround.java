package io.redletter.campaign;

import io.redletter.content.ContentService;
import io.redletter.content.EmbargoGate;
import io.redletter.content.Sealed;
import io.redletter.content.Verdict;
import io.redletter.content.Work;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What arming looks up of campaigns, works and channels. */
interface ArmingGround {
    Future<Optional<Campaign>> campaign(String id);

    Future<Optional<Work>> work(String id);

    /** Whether some wording of it stood approved once. */
    Future<Boolean> wasApproved(String workId);

    /** The approved wording, or a refusal where none stands. */
    Future<Sealed> sealed(String workId);

    Future<Optional<ChannelCard>> channel(String id);

    /** What is stored now. */
    static ArmingGround stored(CampaignStore campaigns, ContentService works, EmbargoGate gate, Channels channels) {
        return new Stored(campaigns, works, gate, channels);
    }

    /** The same, each thing looked up once: for one look at many pushes, to be thrown away after it. */
    default ArmingGround remembering() {
        return new Remembering(this);
    }

    /** Asks the stores each time. */
    record Stored(CampaignStore campaigns, ContentService works, EmbargoGate gate, Channels channels)
            implements ArmingGround {
        @Override
        public Future<Optional<Campaign>> campaign(String id) {
            return campaigns.find(id);
        }

        @Override
        public Future<Optional<Work>> work(String id) {
            return works.find(id);
        }

        @Override
        public Future<Boolean> wasApproved(String workId) {
            return works.reviews(workId)
                    .map(reviews -> reviews.stream().anyMatch(review -> review.verdict() == Verdict.APPROVED));
        }

        @Override
        public Future<Sealed> sealed(String workId) {
            return gate.sealed(workId);
        }

        @Override
        public Future<Optional<ChannelCard>> channel(String id) {
            return channels.find(id);
        }
    }

    /** Keeps every answer. */
    record Remembering(ArmingGround below, Map<String, Future<?>> known) implements ArmingGround {
        Remembering(ArmingGround below) {
            this(below, new ConcurrentHashMap<>());
        }

        @Override
        public Future<Optional<Campaign>> campaign(String id) {
            return once("campaign " + id, () -> below.campaign(id));
        }

        @Override
        public Future<Optional<Work>> work(String id) {
            return once("work " + id, () -> below.work(id));
        }

        @Override
        public Future<Boolean> wasApproved(String workId) {
            return once("reviews " + workId, () -> below.wasApproved(workId));
        }

        @Override
        public Future<Sealed> sealed(String workId) {
            return once("sealed " + workId, () -> below.sealed(workId));
        }

        @Override
        public Future<Optional<ChannelCard>> channel(String id) {
            return once("channel " + id, () -> below.channel(id));
        }

        @SuppressWarnings("unchecked") // a key is asked for with one type only
        private <T> Future<T> once(String key, Supplier<Future<T>> ask) {
            return (Future<T>) known.computeIfAbsent(key, asked -> ask.get());
        }
    }
}
