package io.redletter.observance.rule;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A notice sets the dates each year, such as 全国节能宣传周. Until it is known the fallback is a guess, never more.
 *
 * @param fallback where it would fall by habit, or null if habit says too little
 * @param typical the habit in words, shown to the planner
 */
public record Announced(@Nullable Rule fallback, String typical) implements Rule {

    @Override
    public List<Span> spans(int year, Setting setting) {
        return Optional.ofNullable(fallback).map(rule -> rule.spans(year, setting)).orElse(List.of()).stream()
                .map(Span::guessed)
                .toList();
    }

    @Override
    public String text() {
        return fallback == null ? "announced" : "announced; guess: " + fallback.text();
    }

    @Override
    public List<String> leansOn() {
        return fallback == null ? List.of() : fallback.leansOn();
    }
}
