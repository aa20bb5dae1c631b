package io.redletter.accounts;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class UnitTreeTest {
    private final AccountsFixture fixture;
    private final UnitTree tree;
    private final Unit province;
    private final Unit city;
    private final Unit county;
    private final Unit otherCity;

    UnitTreeTest(Platform platform) {
        this.fixture = new AccountsFixture(platform);
        this.tree = fixture.service().tree();
        this.province = fixture.unit("省", null);
        this.city = fixture.unit("市", province);
        this.county = fixture.unit("县", city);
        this.otherCity = fixture.unit("邻市", province);
    }

    @Test
    void showsAUnitItselfAndWhatIsBelowIt() {
        Actor planner = actor(city, Role.PLANNER);

        List<Unit> seen = await(tree.visibleTo(planner));
        Sight sight = await(tree.sight(planner));

        assertThat(seen).containsExactly(city, county);
        assertThat(sight.sees(county.id())).isTrue();
        assertThat(sight.sees(province.id())).isFalse();
        assertThat(sight.sees(otherCity.id())).isFalse();
    }

    @Test
    void showsAnAdministratorEverythingFromWhicheverUnit() {
        Sight sight = await(tree.sight(actor(county, Role.ADMIN)));

        assertThat(sight.sees(province.id())).isTrue();
        assertThat(sight.sees("unit_of_tomorrow")).isTrue();
    }

    @Test
    void letsNobodyActForAUnitAboveOrBeside() {
        Actor planner = actor(city, Role.PLANNER);

        assertThat(await(tree.within(planner, county.id()))).isEqualTo(county);
        assertThat(failure(tree.within(planner, otherCity.id()))).isInstanceOf(ForbiddenException.class);
        assertThat(failure(tree.within(planner, province.id()))).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void showsThePeopleOfVisibleUnitsOnly() {
        User below = fixture.user("below", county, Role.EDITOR);
        fixture.user("beside", otherCity, Role.EDITOR);

        List<User> seen = await(fixture.service().users(actor(city, Role.PLANNER)));

        assertThat(seen).containsExactly(below);
    }

    private static Actor actor(Unit unit, Role role) {
        Set<Role> roles = EnumSet.of(role);
        return new Actor("user_x", "x", "某人", roles, unit.id());
    }
}
