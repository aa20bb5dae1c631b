package io.redletter.sandbox.wechat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The access tokens of one account. A normal renewal leaves the old token its last five minutes; a forced one ends it.
 * The last few are kept, so that a token past its time is told apart from one that never was.
 */
final class Tokens {
    private static final int KEPT = 8;

    private final Deque<Token> tokens = new ArrayDeque<>();

    void add(Token token) {
        if (token.forced()) {
            tokens.clear();
        }
        tokens.addLast(token);
        if (tokens.size() > KEPT) {
            tokens.removeFirst();
        }
    }

    void end(Instant at) {
        List<Token> before = List.copyOf(tokens);
        tokens.clear();
        before.stream()
                .map(token ->
                        token.livesAt(at) ? new Token(token.value(), token.issuedAt(), at, token.forced()) : token)
                .forEach(tokens::addLast);
    }

    Optional<Token> newest() {
        return Optional.ofNullable(tokens.peekLast());
    }

    Optional<Token> find(String value) {
        return tokens.stream().filter(token -> token.value().equals(value)).findFirst();
    }

    List<Token> all() {
        return List.copyOf(tokens);
    }
}
