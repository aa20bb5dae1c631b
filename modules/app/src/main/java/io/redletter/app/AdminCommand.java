package io.redletter.app;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.AccountsConfig;
import io.redletter.accounts.User;
import io.redletter.platform.RefusedException;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Administration of an installation from its own machine. */
@Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        description = "管理员 (administrators)",
        subcommands = AdminCommand.Create.class)
final class AdminCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The first administrator; later ones are made in the console. */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = {
                "创建首个管理员;密码从终端或文件读取 (the first administrator; the password is asked for, or read from a file)",
                "使用内嵌存储时须先停止程序 (with the embedded stores, stop the program first)"
            })
    static final class Create implements Callable<Integer> {
        @Option(names = "--config", paramLabel = "FILE", description = "配置文件 (settings)")
        private @Nullable Path config;

        @Option(names = "--login", required = true, description = "登录名 (login)")
        @SuppressWarnings("NullAway.Init")
        private String login;

        @Option(names = "--name", required = true, description = "姓名 (name)")
        @SuppressWarnings("NullAway.Init")
        private String name;

        @Option(names = "--password-file", paramLabel = "FILE", description = "含密码的文件 (a file that holds the password)")
        private @Nullable Path passwordFile;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() {
            String password = password();
            RedletterConfig settings = ServeCommand.read(Home.find(), config);
            try (Installation installation = Installation.open(settings)) {
                Accounts accounts = new Accounts(installation.platform(), AccountsConfig.standard());
                User user = Waiting.on(accounts.start()
                        .compose(v -> accounts.service().firstAdministrator(login, name, password))
                        .eventually(accounts::stop));
                spec.commandLine().getOut().println("administrator " + user.login());
                return 0;
            } catch (RefusedException refused) {
                throw new UsageException(String.valueOf(refused.getMessage()));
            }
        }

        @SuppressWarnings("SystemConsoleNull") // null without a terminal up to Java 21; later readPassword gives null
        private String password() {
            if (passwordFile != null) {
                try {
                    return Files.readString(passwordFile).strip();
                } catch (IOException e) {
                    throw new UsageException(passwordFile + ": 无法读取 (cannot be read)");
                }
            }
            Console terminal = System.console();
            char[] typed = terminal == null ? null : terminal.readPassword("密码 (password): ");
            if (typed == null) {
                throw new UsageException("没有终端,请用 --password-file (no terminal: use --password-file)");
            }
            return new String(typed);
        }
    }
}
