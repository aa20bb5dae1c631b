package io.redletter.accounts;

import static io.redletter.accounts.AccountsFixture.PASSWORD;
import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class AccountServiceTest {
    private static final Actor SYSTEM = Actor.system("test");

    private final Platform platform;
    private final SettableClock clock;
    private final AccountsFixture fixture;
    private final AccountService service;
    private final Unit unit;

    AccountServiceTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
        this.fixture = new AccountsFixture(platform);
        this.service = fixture.service();
        this.unit = fixture.unit("市委宣传部", null);
    }

    @Test
    void signsInWhoeverKnowsThePasswordWhateverTheCaseOfTheLogin() {
        User planner = fixture.user(login(), unit, Role.PLANNER);

        SignedIn open = await(service.signIn(planner.login().toUpperCase(), PASSWORD, "1.1.1.1"));

        assertThat(open.actor().id()).isEqualTo(planner.id());
        assertThat(await(service.bySession(open.token()))).isPresent();
        assertThat(open.expires()).isEqualTo(clock.instant().plus(Duration.ofHours(12)));
    }

    @Test
    void answersAnUnknownLoginAsItAnswersAWrongPassword() {
        User planner = fixture.user(login(), unit, Role.PLANNER);

        Throwable wrong = failure(service.signIn(planner.login(), "not this one", "1.1.1.1"));
        Throwable unknown = failure(service.signIn("nobody-" + Ids.next(), "not this one", "1.1.1.1"));

        assertThat(wrong).isInstanceOf(UnauthenticatedException.class).hasMessage(unknown.getMessage());
    }

    @Test
    void makesAGuesserWaitEvenIfHeThenKnowsThePassword() {
        User planner = fixture.user(login(), unit, Role.PLANNER);
        for (int i = 0; i < 5; i++) {
            failure(service.signIn(planner.login(), "guess number " + i, "6.6.6.6"));
        }

        Throwable refusal = failure(service.signIn(planner.login(), PASSWORD, "6.6.6.6"));
        SignedIn elsewhere = await(service.signIn(planner.login(), PASSWORD, "7.7.7.7"));
        clock.advance(Duration.ofSeconds(31));
        SignedIn later = await(service.signIn(planner.login(), PASSWORD, "6.6.6.6"));

        assertThat(refusal).asInstanceOf(type(RefusedException.class)).satisfies(refused -> {
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused).hasMessageContaining("秒后再试");
        });
        assertThat(elsewhere.actor().id()).isEqualTo(planner.id());
        assertThat(later.actor().id()).isEqualTo(planner.id());
    }

    @Test
    void keepsNoTokenInTheClear() {
        User planner = fixture.user(login(), unit, Role.PLANNER);
        SignedIn open = await(service.signIn(planner.login(), PASSWORD, "1.1.1.1"));
        ApiToken.Shown shown = await(service.createApiToken(planner.actor(), "脚本"));

        List<Document> stored = await(Future.all(all("sessions"), all("tokens"), all("users"))
                .map(found -> found.<List<Document>>list().stream()
                        .flatMap(List::stream)
                        .toList()));

        assertThat(stored).isNotEmpty();
        assertThat(stored.toString())
                .doesNotContain(open.token())
                .doesNotContain(shown.token())
                .doesNotContain(PASSWORD);
    }

    @Test
    void letsAUsedSessionLiveOnAndAnUnusedOneEnd() {
        User planner = fixture.user(login(), unit, Role.PLANNER);
        SignedIn used = await(service.signIn(planner.login(), PASSWORD, "1.1.1.1"));
        SignedIn unused = await(service.signIn(planner.login(), PASSWORD, "1.1.1.1"));

        clock.advance(Duration.ofHours(11));
        await(service.bySession(used.token()));
        clock.advance(Duration.ofHours(11));

        assertThat(await(service.bySession(used.token()))).isPresent();
        assertThat(await(service.bySession(unused.token()))).isEmpty();
    }

    @Test
    void endsEverySessionAfterSevenDays() {
        User planner = fixture.user(login(), unit, Role.PLANNER);
        SignedIn open = await(service.signIn(planner.login(), PASSWORD, "1.1.1.1"));
        for (int hours = 0; hours < 7 * 24 - 10; hours += 10) {
            clock.advance(Duration.ofHours(10));
            assertThat(await(service.bySession(open.token()))).isPresent();
        }

        clock.advance(Duration.ofHours(10));

        assertThat(await(service.bySession(open.token()))).isEmpty();
    }

    @Test
    void endsTheOtherSessionsWhenThePasswordChanges() {
        User planner = fixture.user(login(), unit, Role.PLANNER);
        SignedIn here = await(service.signIn(planner.login(), PASSWORD, "1.1.1.1"));
        SignedIn elsewhere = await(service.signIn(planner.login(), PASSWORD, "2.2.2.2"));

        await(service.changePassword(planner.actor(), here.token(), PASSWORD, "another horse 43", "1.1.1.1"));

        assertThat(await(service.bySession(here.token()))).isPresent();
        assertThat(await(service.bySession(elsewhere.token()))).isEmpty();
        assertThat(failure(service.signIn(planner.login(), PASSWORD, "1.1.1.1")))
                .isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void refusesAChangeOfPasswordWithoutTheOldOne() {
        User planner = fixture.user(login(), unit, Role.PLANNER);
        SignedIn here = await(service.signIn(planner.login(), PASSWORD, "1.1.1.1"));

        Throwable refusal = failure(
                service.changePassword(planner.actor(), here.token(), "not this one", "another horse 43", "1.1.1.1"));

        assertThat(refusal).isInstanceOf(UnauthenticatedException.class);
        assertThat(await(service.signIn(planner.login(), PASSWORD, "1.1.1.1"))).isNotNull();
    }

    @Test
    void shutsADisabledPersonOutAtOnce() {
        User planner = fixture.user(login(), unit, Role.PLANNER);
        SignedIn open = await(service.signIn(planner.login(), PASSWORD, "1.1.1.1"));
        ApiToken.Shown token = await(service.createApiToken(planner.actor(), "脚本"));

        await(service.disableUser(SYSTEM, planner.id()));

        assertThat(await(service.bySession(open.token()))).isEmpty();
        assertThat(await(service.byApiToken(token.token()))).isEmpty();
        assertThat(failure(service.signIn(planner.login(), PASSWORD, "1.1.1.1")))
                .isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void knowsAProgramByItsTokenUntilItEnds() {
        User planner = fixture.user(login(), unit, Role.PLANNER);
        ApiToken.Shown first = await(service.createApiToken(planner.actor(), "一"));
        ApiToken.Shown second = await(service.createApiToken(planner.actor(), "二"));

        await(service.endApiToken(planner.actor(), first.id()));

        assertThat(first.token()).startsWith("rlt_");
        assertThat(await(service.byApiToken(first.token()))).isEmpty();
        assertThat(await(service.byApiToken(second.token()))).map(Actor::id).contains(planner.id());
        assertThat(await(service.byApiToken(second.token() + "x"))).isEmpty();
        clock.advance(Duration.ofDays(366));
        assertThat(await(service.byApiToken(second.token()))).isEmpty();
    }

    @Test
    void letsNobodyEndAnothersToken() {
        User owner = fixture.user(login(), unit, Role.PLANNER);
        User other = fixture.user(login(), unit, Role.PLANNER);
        ApiToken.Shown token = await(service.createApiToken(owner.actor(), "一"));

        Throwable refusal = failure(service.endApiToken(other.actor(), token.id()));

        assertThat(refusal)
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::status)
                .isEqualTo(404);
        assertThat(await(service.byApiToken(token.token()))).isPresent();
    }

    @Test
    void addsTheSamePersonOnceUnderOneId() {
        NewUser wanted = new NewUser(login(), "张三", List.of(Role.EDITOR), unit.id(), PASSWORD, false);
        String id = Ids.next("user");

        User first = await(service.createUser(SYSTEM, id, wanted));
        User again = await(service.createUser(SYSTEM, id, wanted));

        assertThat(again).isEqualTo(first);
    }

    @Test
    void namesTheFieldWhereALoginIsTaken() {
        User there = fixture.user(login(), unit, Role.EDITOR);

        Throwable refusal = failure(service.createUser(
                SYSTEM, new NewUser(there.login(), "李四", List.of(Role.EDITOR), unit.id(), PASSWORD, false)));

        assertThat(refusal).asInstanceOf(type(RefusedException.class)).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo("login-taken");
            assertThat(refused.pointer()).isEqualTo("/login");
        });
    }

    @Test
    void letsOnlyAdministratorsAddPeople() {
        User planner = fixture.user(login(), unit, Role.PLANNER);

        Throwable refusal = failure(service.createUser(
                planner.actor(), new NewUser(login(), "李四", List.of(Role.ADMIN), unit.id(), PASSWORD, false)));

        assertThat(refusal).isInstanceOf(ForbiddenException.class).hasMessageContaining("管理单位和账号");
    }

    private Future<List<Document>> all(String collection) {
        return platform.mongo()
                .list(platform.mongo()
                        .collection(collection, Document.class)
                        .find()
                        .limit(1000));
    }

    private static String login() {
        return "u-" + Ids.next();
    }
}
