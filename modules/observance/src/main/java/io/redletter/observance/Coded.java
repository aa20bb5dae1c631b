package io.redletter.observance;

import java.util.Arrays;
import java.util.Optional;

/** A closed word with the spelling it has in files and answers. */
public interface Coded {

    /** Lower case, words joined by dashes. */
    String code();

    /** The constant so spelt. */
    static <E extends Enum<E> & Coded> Optional<E> find(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.code().equals(code))
                .findFirst();
    }
}
