package io.redletter.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.secret.Vault;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final String PERSON = "al_01j8:0f3cbe";
    private static final String MARK = "0123456789abcdef0123456789abcdef-1a-dv";

    private final Vault vault = Vault.of(new byte[32]);
    private final Unsubscribe unsubscribe = new Unsubscribe(vault);
    private final Verp verp = new Verp(vault);

    @Test
    void aTokenNamesOnePerson() {
        assertThat(unsubscribe.person(unsubscribe.token(PERSON))).contains(PERSON);
    }

    @Test
    void noOtherTokenNamesAnybody() {
        String token = unsubscribe.token(PERSON);
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            int place = random.nextInt(token.length());
            char other = "ABCabc019-_.~%".charAt(random.nextInt(14));
            String forged = token.substring(0, place) + other + token.substring(place + 1);

            assertThat(unsubscribe.person(forged).filter(person -> !person.equals(PERSON)))
                    .as(forged)
                    .isEmpty();
        }
        assertThat(new Unsubscribe(Vault.of(new byte[] {
                            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
                            26, 27, 28, 29, 30, 31, 32
                        }))
                        .person(token))
                .isEmpty();
    }

    @Test
    void aReturnAddressFitsItsPlaceAndNamesItsMessage() {
        String address = verp.address(MARK, "back.example.cn");

        assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
        assertThat(verp.mark("<" + address.toUpperCase(Locale.ROOT) + ">")).contains(MARK);
    }

    @Test
    void aMadeUpReturnAddressNamesNothing() {
        String address = verp.address(MARK, "back.example.cn");

        assertThat(verp.mark(address.replace("-1a-", "-1b-"))).isEmpty();
        assertThat(verp.mark("b-" + MARK + "-000000000000@back.example.cn")).isEmpty();
    }
}
