package io.redletter.delivery.audience;

import static io.redletter.platform.TestPlatform.await;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.AccountsConfig;
import io.redletter.accounts.Actor;
import io.redletter.accounts.NewUnit;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.delivery.audience.rule.RuleReader;
import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.bson.Document;

/** A town whose office keeps lists of people. */
final class Town {
    static final AudienceConfig CONFIG =
            new AudienceConfig(new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0)), 2, 7, 30, 64);

    private static final List<String> COLLECTIONS =
            List.of("lists", "people", "segments", "imports", "faults", "former", "standing", "contacts", "counts");

    final Platform platform;
    final SettableClock clock;
    final Accounts accounts;
    final AudienceHouse house;
    final Actor operator;
    final AudienceList list;

    Town(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
        this.accounts = new Accounts(
                platform,
                new AccountsConfig(
                        false,
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        10,
                        new AccountsConfig.Argon(64, 1, 1)));
        await(accounts.start());
        COLLECTIONS.forEach(name -> await(platform.mongo()
                .done(platform.mongo()
                        .collection("audience_" + name, Document.class)
                        .drop())));
        Unit unit = await(
                accounts.service().createUnit(Actor.system("test"), new NewUnit("某市", "", null, "湖北省鄂州市", false)));
        this.operator = new Actor("user_1", "op", "运营", Set.of(Role.OPERATOR), unit.id());
        this.house = node();
        this.list = list("读者");
    }

    /** Another node of the same installation. */
    AudienceHouse node() {
        AudienceHouse node = new AudienceHouse(
                platform,
                CONFIG,
                accounts.service().tree(),
                accounts.trail(),
                segment -> Future.succeededFuture(false));
        await(node.open());
        return node;
    }

    AudienceList list(String name) {
        LocalDate until = LocalDate.of(2028, 6, 1);
        ListFields fields = new ListFields(name, "科普活动通知", "官网订阅页勾选同意", "Asia/Shanghai", null, null, until);
        return await(house.lists().create(operator, new NewList(null, fields, false)));
    }

    AudienceImport imported(String text) {
        return imported(list, text);
    }

    AudienceImport imported(AudienceList into, String text) {
        AudienceImport job = taken(into, text);
        await(house.imports().start(operator, job.id(), null));
        return over(job.id());
    }

    /** Waits until an import has ended, whoever works on it. */
    AudienceImport over(String id) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        await(house.imports().get(operator, id)).stateWord().isOver());
        await(house.work());
        return await(house.imports().get(operator, id));
    }

    AudienceImport taken(AudienceList into, String text) {
        return await(house.imports().take(operator, into.id(), "读者.csv", file(text)));
    }

    Segment segment(String rule) {
        return await(house.segments().create(operator, new NewSegment(list.id(), "分组", RuleReader.read(rule), false)));
    }

    Path file(String text) {
        try {
            Path file = Files.createTempFile(platform.data(), "people", ".csv");
            Files.writeString(file, text, StandardCharsets.UTF_8);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many people as a file has them, from this number on. */
    static String people(int from, int count) {
        StringBuilder rows = new StringBuilder("邮箱,姓名,地区,标签,年级\n");
        for (int i = from; i < from + count; i++) {
            rows.append("p")
                    .append(i)
                    .append("@example.org,人")
                    .append(i)
                    .append(",4201")
                    .append(10 + i % 80)
                    .append(i % 3 == 0 ? ",教师," : ",学生,")
                    .append(i % 6 + 1)
                    .append("\n");
        }
        return rows.toString();
    }
}
