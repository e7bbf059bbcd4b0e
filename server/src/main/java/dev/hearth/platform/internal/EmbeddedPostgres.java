package dev.hearth.platform.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own: started from the binaries on the class path or taken over from a killed process,
 * started again when it dies, stopped at the end.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);
    private static final Duration LONGEST_RESTART_DELAY = Duration.ofSeconds(30);

    private final PostgresControl control;
    private final String password;
    private final int port;
    private final boolean adopted;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ReentrantLock changing = new ReentrantLock();
    private volatile Postmaster postmaster;

    private EmbeddedPostgres(PostgresControl control, String password, Postmaster postmaster, boolean adopted) {
        this.control = control;
        this.password = password;
        this.port = postmaster.port();
        this.adopted = adopted;
        this.postmaster = postmaster;
    }

    /** Starts the server with binaries and cluster in one folder, making what is missing. */
    public static EmbeddedPostgres start(Path folder, int port, String password, Map<String, String> settings) {
        return start(new PostgresOptions(folder, folder, port, password, settings));
    }

    /** Starts the server, making what is missing. */
    public static EmbeddedPostgres start(PostgresOptions options) {
        try {
            var control = new PostgresControl(options);
            control.create();
            var orphan = control.adopt();
            Postmaster postmaster = orphan.isPresent() ? orphan.get() : control.start(options.port());
            var server = new EmbeddedPostgres(control, options.password(), postmaster, orphan.isPresent());
            PostgresBootstrap.prepare(server.port, server.password);
            Thread.ofVirtual().name("postgres-supervisor").start(server::supervise);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loopback port it listens on. */
    public int port() {
        return port;
    }

    /** Whether it was running already, left behind by a killed process. */
    public boolean isAdopted() {
        return adopted;
    }

    /** Its first process; another one after a restart. */
    public long pid() {
        return postmaster.pid();
    }

    /** Password of the role {@code hearth}. */
    public String password() {
        return password;
    }

    /** JDBC address of one of its databases, with the password: never log it. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=hearth&password=" + password;
    }

    @Override
    public void close() {
        closing.countDown();
        changing.lock();
        try {
            control.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            changing.unlock();
        }
    }

    private void supervise() {
        long delaySeconds = WATCH_INTERVAL.toSeconds();
        try {
            while (!closing.await(delaySeconds, TimeUnit.SECONDS)) {
                if (control.isAlive(postmaster) || restart()) {
                    delaySeconds = WATCH_INTERVAL.toSeconds();
                } else {
                    delaySeconds = Math.min(2 * delaySeconds, LONGEST_RESTART_DELAY.toSeconds());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean restart() {
        changing.lock();
        try {
            if (closing.getCount() == 0) {
                return true;
            }
            LOG.warn("PostgreSQL (process {}) has died; starting it again", postmaster.pid());
            var running = control.adopt();
            postmaster = running.isPresent() ? running.get() : control.start(port);
            LOG.warn("PostgreSQL runs again (process {}, port {})", postmaster.pid(), port);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.error("PostgreSQL could not be started again: {}", e.getMessage());
            return false;
        } finally {
            changing.unlock();
        }
    }
}
