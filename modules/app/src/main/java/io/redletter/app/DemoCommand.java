package io.redletter.app;

import io.redletter.app.demo.DemoPlanting;
import io.redletter.app.demo.DemoReaders;
import io.redletter.app.demo.DemoSandbox;
import io.redletter.platform.config.ConfigSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything on one machine, with a department, a year and a campaign day that is about to happen. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "在本机完整演示一个宣传日 (a campaign day, end to end, on this machine)")
final class DemoCommand implements Callable<Integer> {
    private static final String HOST = "127.0.0.1";
    private static final int LAST_PORT = 65_532;
    private static final int PORTS = 4;

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "端口;管理、沙箱、沙箱邮件用其后三个;0 为任一空闲 (management, sandbox and its e-mail take the next three; 0: any)")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "数据目录,保留一切;默认为临时目录 (keeps everything; default: a temporary one)")
    private @Nullable Path data;

    @Option(names = "--no-readers", description = "不派模拟读者 (no made-up readers)")
    private boolean noReaders;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (port < 0 || port > LAST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port: " + port + " (expected: 0 to " + LAST_PORT + ")");
        }
        int first = port == 0 ? Ports.fourFree() : port;
        for (int offset = 0; offset < PORTS; offset++) {
            Ports.requireFree(HOST, first + offset);
        }
        Path directory = data == null ? Files.createTempDirectory("redletter-demo") : data;
        try {
            run(first, directory);
        } finally {
            if (data == null) {
                deleteAll(directory);
            }
        }
        return 0;
    }

    private void run(int first, Path directory) throws InterruptedException {
        Home home = Home.find();
        String site = "http://" + HOST + ":" + first;
        RedletterConfig settings = new ConfigSource()
                .file(home.config().resolve("redletter.yaml"))
                .set("data", directory.toString())
                .set("http.port", first)
                .set("http.public-url", site)
                .set("management.port", first + 1)
                .set("delivery.allow-private-targets", List.of(HOST + ":" + (first + 2), HOST + ":" + (first + 3)))
                .environment(System.getenv())
                .as(RedletterConfig.class);
        try (StopSignal stop = StopSignal.install();
                Installation installation = Installation.open(settings)) {
            DemoSandbox sandbox = Waiting.on(DemoSandbox.start(installation.platform(), first + 2, first + 3));
            Program program = new Program(settings, installation, home);
            DemoReaders readers = new DemoReaders(
                    installation.platform().vertx(), installation.platform().clock(), site, DemoPlanting.PAGES);
            try {
                Waiting.on(program.open());
                String token = Waiting.on(planting(program, home, sandbox).plant());
                Waiting.on(program.run());
                if (!noReaders) {
                    readers.start();
                }
                announce(site, first, sandbox, token);
                stop.await();
            } finally {
                readers.stop();
                Waiting.quietly("program", program.stop());
                Waiting.quietly("sandbox", sandbox.stop());
            }
        }
    }

    private static DemoPlanting planting(Program program, Home home, DemoSandbox sandbox) {
        DemoPlanting.Ground ground = new DemoPlanting.Ground(
                program.accounts(), program.content(), program.campaigns(), program.deliveries());
        return new DemoPlanting(program.platform(), ground, home.config().resolve("demo"), sandbox);
    }

    private void announce(String site, int first, DemoSandbox sandbox, String token) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("ready " + site);
        out.println("management http://" + HOST + ":" + (first + 1));
        out.println("sandbox " + sandbox.url());
        DemoPlanting.logIns().forEach(out::println);
        out.println("token " + token);
        out.flush();
    }

    private static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
