package io.redletter.delivery;

import io.redletter.platform.secret.Vault;
import org.jspecify.annotations.Nullable;

/** Seals and opens the accounts' secrets; each opens only as its own. */
final class AccountSecrets {
    private final Vault vault;

    AccountSecrets(Vault vault) {
        this.vault = vault;
    }

    String seal(String accountId, String secret) {
        return vault.seal(purpose(accountId), secret);
    }

    /** Empty where the account has none. */
    String open(ChannelAccount account) {
        @Nullable String sealed = account.sealedSecret();
        return sealed == null ? "" : vault.open(purpose(account.id()), sealed);
    }

    private static String purpose(String accountId) {
        return "channel/" + accountId + "/secret";
    }
}
