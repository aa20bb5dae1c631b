package io.redletter.delivery.list;

/**
 * Somebody of a list delivery who is worth a look.
 *
 * @param recipientId {@code listId:hash}; the address stays with the list
 * @param key their idempotency key, which an e-mail carries in its {@code Message-ID}
 * @param state where they stand
 * @param tries attempts begun
 * @param code why, such as {@code bad-address}; empty where there is nothing to say
 * @param words the same for people
 */
public record Person(String recipientId, String key, TargetState state, int tries, String code, String words) {
    static Person of(Chunk chunk, String recipientId, int place, ChunkEdit edit) {
        return new Person(
                recipientId,
                TargetKey.of(chunk.key(), recipientId),
                edit.state(place),
                edit.tries(place),
                edit.note(place).map(Note::code).orElse(""),
                edit.note(place).map(Note::words).orElse(""));
    }
}
