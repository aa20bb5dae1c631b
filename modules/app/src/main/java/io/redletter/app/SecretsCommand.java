package io.redletter.app;

import io.redletter.platform.secret.Resealing;
import io.redletter.platform.secret.Resealing.Found;
import io.redletter.platform.secret.SealedPlace;
import io.redletter.platform.secret.Vault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Secrets at rest: under which master key they stand, and how they come under another. */
@Command(
        name = "secrets",
        mixinStandardHelpOptions = true,
        description = "加密存放的密钥 (secrets at rest)",
        subcommands = {SecretsCommand.Status.class, SecretsCommand.Rotate.class})
final class SecretsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** What both have in common. */
    abstract static class OnStores implements Callable<Integer> {
        @Option(names = "--config", paramLabel = "FILE", description = "配置文件 (settings)")
        private @Nullable Path config;

        @Option(names = "--data", paramLabel = "DIR", description = "数据目录,默认按配置 (data directory)")
        private @Nullable Path data;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() {
            RedletterConfig settings = ServeCommand.read(Home.find(), config);
            RedletterConfig here = data == null ? settings : settings.in(data.toString());
            try (Installation installation = Installation.open(here)) {
                Vault vault = installation.platform().vault();
                Resealing resealing = new Resealing(installation.platform().mongo(), vault);
                return work(vault, resealing, spec.commandLine().getOut());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        abstract int work(Vault vault, Resealing resealing, PrintWriter out) throws IOException;

        static List<Found> each(java.util.function.Function<SealedPlace, io.vertx.core.Future<Found>> deed) {
            return SealedPlaces.ALL.stream()
                    .map(place -> Waiting.on(deed.apply(place)))
                    .toList();
        }

        static void print(PrintWriter out, List<Found> all, String moved) {
            all.forEach(found -> out.printf(
                    "%s: %s %d,已在最新密钥下 (already) %d,打不开 (broken) %d%n",
                    found.place(), moved, found.resealed(), found.already(), found.broken()));
        }

        static boolean isBroken(List<Found> all) {
            return all.stream().anyMatch(found -> found.broken() > 0);
        }
    }

    /** Looks, changes nothing. */
    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "各处密钥在哪把主密钥下 (which master key secrets stand under)")
    static final class Status extends OnStores {
        @Override
        int work(Vault vault, Resealing resealing, PrintWriter out) {
            out.println("主密钥,新的在前 (master keys, the newest first): " + String.join(" ", vault.keyIds()));
            List<Found> all = each(resealing::look);
            print(out, all, "待换 (to be resealed)");
            return isBroken(all) ? 1 : 0;
        }
    }

    /** A new master key, and everything under it. */
    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = {
                "换主密钥:生成新密钥,把所有密文改用新密钥封存 (a new master key, and everything sealed anew under it)",
                "中断后再次运行即可接着做;期间新旧密钥都能打开 (run it again after a crash; both keys open meanwhile)",
                "使用内嵌存储时须先停止程序 (with the embedded stores, stop the program first)",
                "密钥由环境给出时,先把新密钥放在最前再运行 (with keys from the environment, put the new one first, then run)"
            })
    static final class Rotate extends OnStores {
        @Option(
                names = "--drop-old",
                description = "全部换完后,从密钥文件删去不再使用的密钥 (drop keys nothing is sealed with from the key file)")
        private boolean dropOld;

        @Override
        int work(Vault vault, Resealing resealing, PrintWriter out) throws IOException {
            boolean unfinished = each(resealing::look).stream().anyMatch(found -> found.resealed() > 0);
            boolean finishing = unfinished && vault.keyIds().size() > 1;
            if (finishing) {
                out.println("继续上次没有做完的轮换 (going on with a rotation that was cut off)");
            } else if (vault.hasFile()) {
                out.println("新主密钥 (new master key): " + vault.addKey());
            }
            List<Found> all = each(resealing::run);
            print(out, all, "已换 (resealed)");
            boolean left = each(resealing::look).stream().anyMatch(found -> found.resealed() > 0);
            if (left || isBroken(all)) {
                out.println("没有全部换完,旧密钥保留 (not everything was resealed, the old keys stay)");
                return 1;
            }
            if (dropOld && vault.hasFile()) {
                out.println("删去的旧密钥 (old keys dropped): " + vault.dropKeysBut(List.of()));
            }
            out.println("完成 (done),主密钥 (master keys): " + String.join(" ", vault.keyIds()));
            return 0;
        }
    }
}
