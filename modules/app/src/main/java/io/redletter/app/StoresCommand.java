package io.redletter.app;

import io.redletter.platform.embedded.DataLock;
import io.redletter.platform.embedded.EmbeddedStores;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The embedded stores alone, so that several nodes on one machine can share them. */
@Command(name = "stores", mixinStandardHelpOptions = true, description = "只启动内嵌存储 (the embedded stores alone)")
final class StoresCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "数据目录 (data directory)")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Option(names = "--redis-port", paramLabel = "PORT", description = "默认任一空闲端口 (default: any free one)")
    private int redisPort;

    @Option(names = "--mongo-port", paramLabel = "PORT", description = "默认任一空闲端口 (default: any free one)")
    private int mongoPort;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    @SuppressWarnings("try") // the lock is only held
    public Integer call() throws IOException, InterruptedException {
        try (StopSignal stop = StopSignal.install();
                DataLock lock = DataLock.take(data);
                EmbeddedStores stores = EmbeddedStores.start(data, redisPort, mongoPort)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("mongo " + stores.mongoUri());
            out.println("redis " + stores.redisUri());
            out.println("ready");
            stop.await();
        }
        return 0;
    }
}
