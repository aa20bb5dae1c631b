package io.redletter.console.settings;

import io.redletter.accounts.AccountService;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Unit;
import io.redletter.accounts.User;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /console/units?q=}: the tree of units, and the people of each. */
final class UnitListPage implements Page {
    private final AccountService accounts;

    UnitListPage(AccountService accounts) {
        this.accounts = accounts;
    }

    /**
     * One row of the tree.
     *
     * @param depth 0 for those at the top of what the reader sees
     */
    public record Row(Unit unit, int depth, List<User> people) {}

    @Override
    public Future<Answer> answer(PageCall call) {
        String words = call.query("q").orElse("").toLowerCase(Locale.ROOT);
        return accounts.units(call.actor())
                .compose(units -> accounts.users(call.actor()).map(users -> View.of("units")
                        .with("rows", rows(units, users, words))
                        .with("people", users.size())
                        .with("mayWrite", call.actor().may(Permission.ACCOUNTS_WRITE))));
    }

    private static List<Row> rows(List<Unit> units, List<User> users, String words) {
        Map<String, List<User>> people = users.stream().collect(Collectors.groupingBy(User::unitId));
        Set<String> seen = units.stream().map(Unit::id).collect(Collectors.toCollection(HashSet::new));
        Map<String, String> names = units.stream().collect(Collectors.toMap(Unit::id, Unit::name));
        List<Unit> ordered = new ArrayList<>(units);
        ordered.sort(Comparator.comparing(unit -> trail(unit, names)));
        return ordered.stream()
                .filter(unit -> unit.name().toLowerCase(Locale.ROOT).contains(words))
                .map(unit -> new Row(
                        unit, words.isEmpty() ? depth(unit, seen) : 0, people.getOrDefault(unit.id(), List.of())))
                .toList();
    }

    private static int depth(Unit unit, Set<String> seen) {
        return (int) unit.path().stream().filter(seen::contains).count() - 1;
    }

    /** The path as text that sorts children under their parent; ids rise with time, so siblings keep their order. */
    private static String trail(Unit unit, Map<String, String> names) {
        return unit.path().stream().filter(names::containsKey).collect(Collectors.joining("/"));
    }
}
