package io.redletter.delivery.list;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A chunk while it is being changed; {@link #to} gives the next version. Not safe to share. */
final class ChunkEdit {
    private static final int DIGITS = 36;

    private final Chunk from;
    private final char[] states;
    private final char[] tries;
    private final Map<Integer, Note> notes = new TreeMap<>();
    private final Map<Integer, Flight> window = new TreeMap<>();
    private int rounds;

    ChunkEdit(Chunk from) {
        this.from = from;
        this.states = from.states().toCharArray();
        this.tries = from.tries().toCharArray();
        this.rounds = from.rounds();
        from.notes().forEach(note -> notes.put(note.target(), note));
        from.window().forEach(flight -> window.put(flight.target(), flight));
    }

    TargetState state(int target) {
        return TargetState.of(states[target]);
    }

    int tries(int target) {
        return Character.digit(tries[target], DIGITS);
    }

    /** About to be sent. */
    void launch(int target, String digest) {
        window.put(target, new Flight(target, digest));
        tries[target] = Character.forDigit(Math.min(DIGITS - 1, tries(target) + 1), DIGITS);
        states[target] = TargetState.FLYING.letter();
        notes.remove(target);
    }

    /** What is known of a person now; a note only where there is something to say. */
    void settle(int target, TargetState to, @Nullable Note note) {
        window.remove(target);
        states[target] = to.letter();
        if (note == null) {
            notes.remove(target);
        } else {
            notes.put(target, note);
        }
    }

    void rounds(int number) {
        rounds = number;
    }

    int rounds() {
        return rounds;
    }

    List<Integer> flying() {
        return List.copyOf(window.keySet());
    }

    List<Integer> in(TargetState... wanted) {
        List<TargetState> states = List.of(wanted);
        return places(target -> states.contains(state(target)));
    }

    /** Those who may be tried at this instant: waiting, or due again. */
    List<Integer> ready(Instant now) {
        return places(target -> state(target) == TargetState.WAITING
                || (state(target) == TargetState.RETRYING && !again(target).isAfter(now)));
    }

    /** The soonest instant at which somebody is to be tried again; null where nobody is. */
    @Nullable
    Instant soonest() {
        return in(TargetState.RETRYING).stream()
                .map(this::again)
                .min(Instant::compareTo)
                .orElse(null);
    }

    boolean isOver() {
        return in(TargetState.WAITING, TargetState.FLYING, TargetState.RETRYING).isEmpty();
    }

    /** The next version in this state. */
    Chunk to(String state, @Nullable Instant due, Instant now) {
        return new Chunk(
                from.id(),
                from.version() + 1,
                from.deliveryId(),
                from.key(),
                from.number(),
                from.pushId(),
                from.campaignId(),
                from.channelId(),
                state,
                from.targetsId(),
                from.size(),
                from.heldBack(),
                from.until(),
                from.last(),
                new String(states),
                new String(tries),
                new ArrayList<>(window.values()),
                new ArrayList<>(notes.values()),
                rounds,
                count(TargetState.SENT),
                count(TargetState.REFUSED),
                count(TargetState.UNKNOWN),
                count(TargetState.SKIPPED),
                count(TargetState.BOUNCED),
                from.at(),
                due,
                state.equals(Chunk.SENDING) ? from.owner() : null,
                from.nominal(),
                from.actual(),
                from.createdAt(),
                now);
    }

    Optional<Note> note(int target) {
        return Optional.ofNullable(notes.get(target));
    }

    private Instant again(int target) {
        Note note = notes.get(target);
        return note == null || note.again() == null ? Instant.MIN : note.again();
    }

    private int count(TargetState state) {
        int count = 0;
        for (char letter : states) {
            count += letter == state.letter() ? 1 : 0;
        }
        return count;
    }

    private List<Integer> places(IntPredicate wanted) {
        return IntStream.range(0, states.length).filter(wanted).boxed().toList();
    }
}
