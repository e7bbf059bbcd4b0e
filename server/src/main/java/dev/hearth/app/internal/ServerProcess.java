package dev.hearth.app.internal;

import dev.hearth.platform.CannotStart;
import dev.hearth.platform.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/** The server in this process: one per data folder. Closing stops HTTP, then everything else, then PostgreSQL. */
public final class ServerProcess implements AutoCloseable {
    private final DataFolder data;
    private final FileChannel lock;
    private final AtomicReference<@Nullable ConfigurableApplicationContext> context = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private ServerProcess(DataFolder data, FileChannel lock) {
        this.data = data;
        this.lock = lock;
    }

    /**
     * Starts the server.
     *
     * @param application the Spring Boot class
     * @param folder data folder
     * @param host address to listen on
     * @param port port to listen on; 0 for a free one
     * @param beforeStop run first when the process is told to end
     */
    public static ServerProcess start(Class<?> application, Path folder, String host, int port, Runnable beforeStop) {
        DataFolder data = DataFolder.open(folder);
        var server = new ServerProcess(data, takeLock(data));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!server.closed.get()) {
                beforeStop.run();
                server.close();
            }
        }));
        try {
            requireFree(host, port);
            server.startApplication(application, host, port);
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw reason(e, port);
        }
    }

    public ConfigurableApplicationContext context() {
        var started = context.get();
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    /** What the running server tells the command line. */
    public RunFile runFile() {
        var environment = context().getEnvironment();
        return new RunFile(
                ProcessHandle.current().pid(),
                environment.getProperty("server.address", "127.0.0.1"),
                environment.getProperty("local.server.port", Integer.class, 0));
    }

    /** Waits until the server has been stopped. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            RunFile.delete(data.root());
            var started = context.get();
            if (started != null) {
                started.close();
            }
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            stopped.countDown();
        }
    }

    private void startApplication(Class<?> application, String host, int port) {
        var spring = new SpringApplication(application);
        // ours runs first and in order
        spring.setRegisterShutdownHook(false);
        spring.addInitializers(context::set);
        spring.run("--server.address=" + host, "--server.port=" + port, "--hearth.data=" + data.root());
        try {
            runFile().write(data.root());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel takeLock(DataFolder data) {
        try {
            var channel = FileChannel.open(
                    data.root().resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock taken = tryLock(channel);
            if (taken == null) {
                channel.close();
                throw new CannotStart(
                        "data.in_use",
                        data.root().toString(),
                        RunFile.read(data.root())
                                .map(other -> other.baseUrl() + ", process " + other.pid())
                                .orElse("starting"));
            }
            return channel;
        } catch (IOException e) {
            throw new CannotStart("data.not_writable", data.root().toString());
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Asked before anything is started, so that the refusal comes at once. */
    private static void requireFree(String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), 1);
        } catch (UnknownHostException e) {
            throw new CannotStart("http.host_unknown", host);
        } catch (IOException | IllegalArgumentException e) {
            boolean noRight = String.valueOf(e.getMessage()).contains("Permission denied");
            boolean notOurs = String.valueOf(e.getMessage()).contains("assign requested address");
            throw new CannotStart(
                    noRight ? "http.port_forbidden" : notOurs ? "http.host_unknown" : "http.port_taken",
                    notOurs ? host : Integer.toString(port));
        }
    }

    private static RuntimeException reason(RuntimeException failure, int port) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart expected) {
                return expected;
            }
            if (cause instanceof FlywayException) {
                return new CannotStart(
                        "database.schema_unfit",
                        String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
            }
            if (cause instanceof PortInUseException) {
                return new CannotStart("http.port_taken", Integer.toString(port));
            }
        }
        return failure;
    }
}
