package io.redletter.app.demo;

import io.redletter.accounts.AccountService;
import io.redletter.accounts.Actor;
import io.redletter.accounts.NewUnit;
import io.redletter.accounts.NewUser;
import io.redletter.accounts.Role;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** The demo's department: a bureau with two sub-units, and one person for every part of the work. */
final class DemoCast {
    /** Everybody's password in the demo, which listens on loopback. */
    static final String PASSWORD = "redletter-demo";

    static final String BUREAU = "unit_demobureau";
    static final String YUNXI = "unit_demoyunxi";
    static final String LIUHE = "unit_demoliuhe";
    private static final Actor PROGRAM = Actor.system("demo");

    static final Person ADMIN = new Person("admin", "林管理", Role.ADMIN, BUREAU);
    static final Person PLANNER = new Person("planner", "周策划", Role.PLANNER, BUREAU);
    static final Person EDITOR = new Person("editor", "陈编辑", Role.EDITOR, BUREAU);
    static final Person REVIEWER = new Person("reviewer", "吴审核", Role.REVIEWER, BUREAU);
    static final Person SECOND_REVIEWER = new Person("reviewer2", "郑审核", Role.REVIEWER, YUNXI);
    static final Person OPERATOR = new Person("operator", "孙运营", Role.OPERATOR, BUREAU);
    static final Person DISTRICT = new Person("yunxi", "李运营", Role.OPERATOR, YUNXI);
    static final Person MANAGER = new Person("manager", "何局长", Role.MANAGER, BUREAU);
    static final List<Person> EVERYBODY =
            List.of(ADMIN, PLANNER, EDITOR, REVIEWER, SECOND_REVIEWER, OPERATOR, DISTRICT, MANAGER);

    private final AccountService accounts;

    DemoCast(AccountService accounts) {
        this.accounts = accounts;
    }

    Future<Void> enter() {
        return unit(BUREAU, new NewUnit("清溪市生态环境局", "Qingxi Ecology Bureau", null, "湖北", true))
                .compose(v -> unit(YUNXI, new NewUnit("云溪区分局", "Yunxi District Branch", BUREAU, "湖北", true)))
                .compose(v -> unit(LIUHE, new NewUnit("柳河县分局", "Liuhe County Branch", BUREAU, "湖北", true)))
                .compose(v -> Future.join(EVERYBODY.stream().map(this::user).toList()))
                .mapEmpty();
    }

    private Future<?> unit(String id, NewUnit unit) {
        return accounts.createUnit(PROGRAM, id, unit);
    }

    private Future<?> user(Person person) {
        NewUser user =
                new NewUser(person.login(), person.name(), List.of(person.role()), person.unitId(), PASSWORD, true);
        return accounts.createUser(PROGRAM, person.id(), user);
    }

    /** One of the demo's people; also the actor under whose name the demo does that person's part. */
    record Person(String login, String name, Role role, String unitId) {
        String id() {
            return "user_demo" + login;
        }

        Actor actor() {
            return new Actor(id(), login, name, Set.of(role), unitId);
        }
    }
}
