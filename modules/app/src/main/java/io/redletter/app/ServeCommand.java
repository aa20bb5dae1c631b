package io.redletter.app;

import io.redletter.platform.config.ConfigSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program for real use. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "正式运行 (runs for real)")
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", description = "配置文件,默认 config/redletter.yaml (settings)")
    private @Nullable Path config;

    @Option(names = "--check-config", description = "只检查配置 (reads the settings, says what is wrong, and exits)")
    private boolean checkOnly;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Home home = Home.find();
        RedletterConfig settings = read(home, config);
        PrintWriter out = spec.commandLine().getOut();
        if (checkOnly) {
            out.println("ok");
            return 0;
        }
        Ports.requireFree(settings.http().host(), settings.http().port());
        Ports.requireFree(settings.management().host(), settings.management().port());
        try (StopSignal stop = StopSignal.install();
                Installation installation = Installation.open(settings)) {
            Program program = new Program(settings, installation, home);
            try {
                StoresAway away = new StoresAway(
                        installation.platform(), spec.commandLine().getErr());
                Waiting.on(away.over().compose(v -> program.open()).compose(v -> program.run()));
                out.println("ready http://" + settings.http().host() + ":"
                        + settings.http().port());
                out.println("management http://" + settings.management().host() + ":"
                        + settings.management().port());
                stop.await();
            } finally {
                Waiting.quietly("program", program.stop());
            }
        }
        return 0;
    }

    /** The settings of a file, or of the default one, with the environment laid over them. */
    static RedletterConfig read(Home home, @Nullable Path file) {
        return new ConfigSource()
                .file(home.config().resolve("redletter.yaml"))
                .file(file == null ? home.config().resolve("redletter.yaml") : file)
                .environment(System.getenv())
                .as(RedletterConfig.class);
    }
}
