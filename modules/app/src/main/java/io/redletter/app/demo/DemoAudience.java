package io.redletter.app.demo;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.delivery.audience.AudienceHouse;
import io.redletter.delivery.audience.AudienceList;
import io.redletter.delivery.audience.ListFields;
import io.redletter.delivery.audience.NewList;
import io.redletter.delivery.audience.NewSegment;
import io.redletter.delivery.audience.csv.Draft;
import io.redletter.delivery.audience.rule.Rule;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** A small list of made-up people under {@code example.org}, with two segments, so that the pages are not empty. */
final class DemoAudience {
    static final String LIST = "list_demoreaders";
    static final String EVERYBODY = "seg_demoeverybody";
    private static final String TEACHERS = "seg_demoteachers";
    private static final int PEOPLE = 36;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** Both ends the same: no quiet hours, for a demo is looked at in the evening too. */
    private static final LocalTime AT_ALL_HOURS = LocalTime.MIDNIGHT;

    private static final List<String> FAMILY = List.of("赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫");
    private static final List<String> GIVEN = List.of("晓雨", "建国", "雅文", "子涵", "志远", "春梅");
    private static final List<String> REGIONS = List.of("420102", "420104", "420106", "420111");

    private final Platform platform;
    private final AudienceHouse house;

    DemoAudience(Platform platform, AudienceHouse house) {
        this.platform = platform;
        this.house = house;
    }

    /** Puts everything there that is not yet. */
    Future<Void> plant() {
        Actor operator = DemoCast.OPERATOR.actor();
        operator.require(Permission.AUDIENCE_WRITE);
        LocalDate until = LocalDate.ofInstant(platform.clock().instant(), ZONE).plusYears(2);
        ListFields fields = new ListFields(
                "科普活动报名人(演示)", "环境日和科普活动的通知", "报名表勾选「愿意收到活动通知」(演示数据)", ZONE.getId(), AT_ALL_HOURS, AT_ALL_HOURS, until);
        Rule teachers = new Rule.All(List.of(new Rule.Tag("教师"), new Rule.Region("4201")));
        return house.lists()
                .create(operator, LIST, new NewList(null, fields, true))
                .compose(list -> people(operator, list, 0))
                .compose(v -> house.segments()
                        .create(operator, EVERYBODY, new NewSegment(LIST, "所有报名人", Rule.EVERYBODY, true)))
                .compose(
                        v -> house.segments().create(operator, TEACHERS, new NewSegment(LIST, "市区的教师", teachers, true)))
                .mapEmpty();
    }

    private Future<Void> people(Actor operator, AudienceList list, int number) {
        if (number == PEOPLE) {
            return Future.succeededFuture();
        }
        return house.people()
                .add(operator, list.id(), person(number))
                .<Void>mapEmpty()
                .recover(failure -> failure instanceof RefusedException refusal
                                && refusal.code().equals("already-there")
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure))
                .compose(v -> people(operator, list, number + 1));
    }

    private static Draft person(int number) {
        String address = "reader" + (number + 1) + "@example.org";
        return new Draft(
                address,
                address,
                FAMILY.get(number % FAMILY.size()) + GIVEN.get(number % GIVEN.size()),
                "zh",
                REGIONS.get(number % REGIONS.size()),
                null,
                Map.of("年级", String.valueOf(number % 6 + 1), "报名场次", number % 2 == 0 ? "净水厂开放日" : "湿地观鸟"),
                List.of(number % 3 == 0 ? "教师" : "家长"),
                false);
    }
}
