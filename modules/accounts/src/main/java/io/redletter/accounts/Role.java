package io.redletter.accounts;

import static io.redletter.accounts.Permission.AUDIENCE_WRITE;
import static io.redletter.accounts.Permission.CAMPAIGN_WRITE;
import static io.redletter.accounts.Permission.CHANNEL_WRITE;
import static io.redletter.accounts.Permission.CONTENT_RELEASE;
import static io.redletter.accounts.Permission.CONTENT_REVIEW;
import static io.redletter.accounts.Permission.CONTENT_WRITE;
import static io.redletter.accounts.Permission.PUSH_WRITE;
import static io.redletter.accounts.Permission.REACH_VIEW;
import static io.redletter.accounts.Permission.VIEW;

import java.util.EnumSet;
import java.util.Set;

/** What a person is here for. A person may have several roles; they may do what any of them may. */
public enum Role {
    ADMIN("管理员", EnumSet.allOf(Permission.class)),
    PLANNER("策划", EnumSet.of(VIEW, CAMPAIGN_WRITE, PUSH_WRITE, CONTENT_RELEASE, REACH_VIEW)),
    EDITOR("编辑", EnumSet.of(VIEW, CONTENT_WRITE)),
    REVIEWER("审核", EnumSet.of(VIEW, CONTENT_REVIEW, CONTENT_RELEASE)),
    OPERATOR("渠道运营", EnumSet.of(VIEW, PUSH_WRITE, CHANNEL_WRITE, AUDIENCE_WRITE, CONTENT_RELEASE, REACH_VIEW)),
    MANAGER("领导", EnumSet.of(VIEW, REACH_VIEW));

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
    private final Set<Permission> permissions;

    Role(String words, Set<Permission> permissions) {
        this.words = words;
        this.permissions = Set.copyOf(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** The role in a few Chinese words. */
    public String words() {
        return words;
    }
}
