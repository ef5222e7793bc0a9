package dev.thence.service;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A connection that knows what it waits for and until when.
///
/// Thread-safe: its own thread goes from phase to phase, the clock's ends what has gone over
/// its time. Phase and time are one number, so that the clock never ends a phase that has just
/// begun.
final class GuardedConnection implements ServerConnection, InterruptableTask<Void> {
    private static final ScopedValue<GuardedConnection> CURRENT = ScopedValue.newInstance();
    private static final Duration LINGERING = Duration.ofSeconds(2);

    /// What a connection is doing.
    private enum Phase {
        /// Waits for the first line of a request.
        IDLE,
        /// Waits for the rest of the request.
        READING,
        /// Computes an answer; bounded by the query, not by the clock.
        ANSWERING,
        /// Waits for the client to take in the answer.
        SENDING,
        /// Takes in what a refused client still sends.
        LINGERING,
        /// Has gone over its time.
        EXPIRED
    }

    private static final Phase[] PHASES = Phase.values();
    private static final int PHASE_BITS = 3;

    private final long begin = System.nanoTime();
    private final ConnectionContext context;
    private final ServerConnection inner;
    private final ServiceLimits limits;
    private final Set<GuardedConnection> open;
    /// The phase in the lowest bits, above it the millisecond of its end.
    private final AtomicLong state;
    private volatile @Nullable Thread thread;
    private volatile boolean unread;

    GuardedConnection(ConnectionContext context, ServerConnection inner, ServiceLimits limits,
            Set<GuardedConnection> open) {
        this.context = context;
        this.inner = inner;
        this.limits = limits;
        this.open = open;
        state = new AtomicLong(state(Phase.IDLE, limits.idleTimeout()));
    }

    /// The connection that the calling thread serves.
    static GuardedConnection current() {
        return CURRENT.get();
    }

    private long state(Phase phase, Duration time) {
        long end = (System.nanoTime() - begin) / 1_000_000 + time.toMillis();
        return end << PHASE_BITS | phase.ordinal();
    }

    private static Phase phase(long state) {
        return PHASES[(int) (state & (1 << PHASE_BITS) - 1)];
    }

    void idle() {
        enter(Phase.IDLE, limits.idleTimeout());
    }

    void reading() {
        enter(Phase.READING, limits.readTimeout());
    }

    void answering() {
        enter(Phase.ANSWERING, Duration.ofDays(1));
    }

    void sending() {
        enter(Phase.SENDING, limits.readTimeout());
    }

    /// Says that the request was refused before all of it was read. The rest is taken in before
    /// the connection is closed: closing at once would reset it, and the client might never see
    /// why it was refused.
    void leavesUnread() {
        unread = true;
    }

    private void enter(Phase phase, Duration time) {
        long before = state.get();
        if (phase(before) == Phase.EXPIRED
                || !state.compareAndSet(before, state(phase, time))) {
            throw new CloseConnectionException("the client took too long");
        }
    }

    /// Ends the phase if it has gone over its time.
    void check() {
        long now = (System.nanoTime() - begin) / 1_000_000;
        long seen = state.get();
        if (seen >> PHASE_BITS > now) {
            return;
        }
        boolean tell = phase(seen) == Phase.READING;
        if (state.compareAndSet(seen, state(Phase.EXPIRED, LINGERING))) {
            if (tell) {
                Thread.ofVirtual().name("thence-too-slow").start(this::refuse);
            } else {
                interrupt();
            }
        }
    }

    /// The answer to a client that has not sent its request in time. Its own thread still waits
    /// for the request, so nothing else is being written.
    private void refuse() {
        Reply reply = Problem.of(ProblemType.TOO_SLOW, "the request was not complete after "
                + limits.readTimeout().toMillis() + " ms").reply();
        String head = "HTTP/1.1 408 Request Timeout\r\nContent-Type: " + reply.contentType()
                + "\r\nContent-Length: " + reply.body().length + "\r\nConnection: close\r\n\r\n";
        try {
            context.dataWriter().writeNow(BufferData.create(
                    BufferData.create(head.getBytes(StandardCharsets.US_ASCII)),
                    BufferData.create(reply.body())));
        } catch (RuntimeException _) {
            // It is gone already.
        } finally {
            interrupt();
        }
    }

    private void interrupt() {
        Thread own = thread;
        if (own != null) {
            own.interrupt();
        }
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        thread = Thread.currentThread();
        open.add(this);
        try {
            ScopedValue.where(CURRENT, this).<Void, InterruptedException>call(() -> {
                inner.handle(limit);
                return null;
            });
        } finally {
            if (unread) {
                linger();
            }
            open.remove(this);
        }
    }

    private void linger() {
        try {
            enter(Phase.LINGERING, LINGERING);
            var reader = context.dataReader();
            while (true) {
                reader.ensureAvailable();
                reader.skip(reader.available());
            }
        } catch (RuntimeException _) {
            // The client has closed it, or the clock.
        }
    }

    @Override
    public boolean canInterrupt() {
        return inner instanceof InterruptableTask<?> task && task.canInterrupt();
    }

    @Override
    public Duration idleTime() {
        return inner.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
        inner.close(interrupt);
    }
}
