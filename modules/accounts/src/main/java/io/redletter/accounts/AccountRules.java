package io.redletter.accounts;

import io.redletter.platform.RefusedException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a new person, unit or password must look like; each refusal names its field. */
final class AccountRules {
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");
    private static final int LONGEST_PASSWORD = 128;
    private static final int DEEPEST_TREE = 8;

    private final int passwordMinimum;

    AccountRules(int passwordMinimum) {
        this.passwordMinimum = passwordMinimum;
    }

    /** The same with the login in lower case and the name stripped. */
    NewUser checked(NewUser wanted) {
        String login = wanted.login().strip().toLowerCase(Locale.ROOT);
        if (!LOGIN.matcher(login).matches()) {
            throw field(
                    "/login",
                    "账号由 2 到 64 个字母、数字或 . - _ @ 组成 (expected: 2 to 64 letters, digits, dots, dashes, underscores, @)");
        }
        if (wanted.roles().isEmpty()) {
            throw field("/roles", "至少选一个角色 (expected: at least one role)");
        }
        checkedPassword("/password", wanted.password(), login);
        String name = checkedName("/name", wanted.name());
        return new NewUser(login, name, wanted.roles(), wanted.unitId(), wanted.password(), wanted.demo());
    }

    NewUnit checked(NewUnit wanted) {
        String name = checkedName("/name", wanted.name());
        if (wanted.nameEn().length() > 200) {
            throw field("/nameEn", "最多 200 个字符 (expected: at most 200 characters)");
        }
        if (wanted.region().length() > 60) {
            throw field("/region", "最多 60 个字 (expected: at most 60 characters)");
        }
        return new NewUnit(
                name,
                wanted.nameEn().strip(),
                wanted.parentId(),
                wanted.region().strip(),
                wanted.demo());
    }

    String checkedPassword(String pointer, String password, String login) {
        int length = password.codePointCount(0, password.length());
        if (length < passwordMinimum || length > LONGEST_PASSWORD) {
            throw field(
                    pointer,
                    "密码要 " + passwordMinimum + " 到 " + LONGEST_PASSWORD + " 个字符 (expected: " + passwordMinimum + " to "
                            + LONGEST_PASSWORD + " characters)");
        }
        if (password.equalsIgnoreCase(login)) {
            throw field(pointer, "密码不能和账号相同 (the password must differ from the login)");
        }
        return password;
    }

    /** The path for what comes below this unit. */
    static List<String> pathWithRoom(Unit unit) {
        if (unit.path().size() >= DEEPEST_TREE) {
            throw field("/parentId", "单位层级最多 " + DEEPEST_TREE + " 级 (expected: at most " + DEEPEST_TREE + " levels)");
        }
        return unit.path();
    }

    static RefusedException unknownUnit(String pointer, String id) {
        return RefusedException.field(pointer, "unknown-unit", pointer + ": 没有单位 " + id + " (no such unit)");
    }

    private static String checkedName(String pointer, String name) {
        if (name.isBlank() || name.length() > 100) {
            throw field(pointer, "名称要 1 到 100 个字 (expected: 1 to 100 characters)");
        }
        return name.strip();
    }

    private static RefusedException field(String pointer, String message) {
        return RefusedException.field(pointer, "invalid-field", pointer + ": " + message);
    }
}
