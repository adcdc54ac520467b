package org.patchbay.internal;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Profile;
import org.patchbay.api.ProviderInfo;
import org.patchbay.api.SessionOptions;
import org.patchbay.spi.ConnectionProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that there is one of: providers, sessions, threads, configuration. No OSGi in it. */
final class Core implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Core.class);
  private static final Duration SHUTDOWN_DRAIN = Duration.ofSeconds(2);
  private static final Duration LAST_TASKS = Duration.ofSeconds(1);
  private static final long SWEEP_MILLIS = 100;
  private static final long LOST_MILLIS = 500;
  private static final long KEPT_SWEEP_SECONDS = 5;
  private static final long IDLE_THREAD_SECONDS = 10;

  private final AtomicLong ids = new AtomicLong();
  private final ProviderRegistry registry = new ProviderRegistry();
  private final Map<Long, Lease> leases = new ConcurrentHashMap<>();
  private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
  private final Deadlines deadlines;
  private final TlsTrust trust = new TlsTrust();
  private final LostHandles lostHandles = new LostHandles();
  private final ExecutorService executor;
  private final AsyncLanes lanes = new AsyncLanes();
  private final ThreadFactory late = threads("patchbay-late-");
  private final ScheduledThreadPoolExecutor timer;
  private volatile Route.Lookup lookup = InetAddress::getAllByName;
  private volatile CoreSettings settings;
  private volatile ConfiguredTls tls = ConfiguredTls.NONE;
  private volatile @Nullable Long shutdownDeadline;
  private volatile boolean closed;

  Core(CoreSettings settings) {
    this.settings = settings;
    executor =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_THREAD_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            threads("patchbay-worker-"));
    deadlines = new Deadlines(executor);
    timer = new ScheduledThreadPoolExecutor(1, threads("patchbay-timer-"));
    timer.setRemoveOnCancelPolicy(true);
    timer.scheduleWithFixedDelay(
        deadlines::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    timer.scheduleWithFixedDelay(
        () -> lostHandles.sweep(this::execute), LOST_MILLIS, LOST_MILLIS, TimeUnit.MILLISECONDS);
    timer.scheduleWithFixedDelay(
        () -> sessions.forEach(session -> session.kept().sweep(this::execute)),
        KEPT_SWEEP_SECONDS,
        KEPT_SWEEP_SECONDS,
        TimeUnit.SECONDS);
  }

  /** Threads that inherit nothing from whoever happens to start them. */
  private static ThreadFactory threads(String prefix) {
    AtomicLong count = new AtomicLong();
    return task -> {
      Thread thread = new Thread(null, task, prefix + count.incrementAndGet(), 0, false);
      thread.setContextClassLoader(null);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** A provider arrives: the next connect() may choose it. */
  void add(ConnectionProvider provider, Offer offer) {
    Lease lease = new Lease(provider, offer);
    leases.put(offer.info().id(), lease);
    registry.add(lease);
    LOG.info("{} arrived for {}", offer.name(), String.join(", ", offer.info().services()));
  }

  /**
   * A provider's service properties have changed: new work may go elsewhere, and one that was
   * refused for them is taken in.
   */
  void update(ConnectionProvider provider, Offer offer) {
    Lease lease = leases.get(offer.info().id());
    if (lease == null) {
      add(provider, offer);
    } else {
      lease.change(offer);
      registry.reorder();
    }
  }

  /** A provider departs: returns by the deadline, with nothing of it left here. */
  void remove(long serviceId) {
    Lease lease = leases.get(serviceId);
    if (lease != null) {
      Departure departure = departure(lease);
      departure.begin();
      departure.end();
      leases.remove(serviceId, lease);
    }
  }

  /** The provider gets no new work; what it has may end until the deadline. */
  private Departure departure(Lease lease) {
    lease.drain();
    registry.remove(lease);
    long deadline = System.nanoTime() + settings.drainHere().toNanos();
    return new Departure(
        lease,
        deadlines,
        this::execute,
        () -> {
          Long shutdown = shutdownDeadline;
          return shutdown == null || deadline - shutdown < 0 ? deadline : shutdown;
        });
  }

  /** The framework stops: all departures share one short deadline, those under way among them. */
  void beginShutdown() {
    shutdownDeadline = System.nanoTime() + SHUTDOWN_DRAIN.toNanos();
  }

  /** Opens a session in the name of a bundle. */
  Session open(Owner owner, SessionOptions options) throws InternetException {
    Session session = new Session(this, owner, options, settings);
    sessions.add(session);
    if (closed) {
      session.close(Node.Ending.CUT);
      throw new InternetException(
          InternetError.SHUTDOWN, "open() after Patchbay has stopped: get Internet again");
    }
    return session;
  }

  void forget(Session session) {
    sessions.remove(session);
  }

  /** The owner's bundle has stopped. */
  void closeSessionsOf(long bundleId) {
    for (Session session : sessions) {
      if (session.owner().bundleId() == bundleId && session.close(Node.Ending.CUT)) {
        LOG.info(
            "closed session {} of {}, which has stopped", session.id(), session.owner().name());
      }
    }
  }

  /** New sessions get these under the rules in force; live ones keep theirs. */
  synchronized void configure(CoreSettings newSettings) {
    settings = newSettings.with(settings.profile());
  }

  /**
   * New sessions get these rules; live ones keep theirs. Which services there are holds for all at
   * once, and whoever waits for a provider of another looks again.
   */
  synchronized void obey(Profile rules) {
    settings = settings.with(rules);
    registry.wake();
  }

  /** The rules in force. */
  Profile profile() {
    return settings.profile();
  }

  /** What bundles without a session may begin at a time from now on. */
  void configure(AsyncLimits limits) {
    lanes.configure(limits);
  }

  Route.Lookup lookup() {
    return lookup;
  }

  /** For tests: names are looked up this way. */
  void lookUpBy(Route.Lookup newLookup) {
    lookup = newLookup;
  }

  AsyncLanes lanes() {
    return lanes;
  }

  /** Does something later, unless the core stops before: on a thread that must not be kept. */
  Future<?> later(Duration delay, Runnable task) {
    return timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** The same for TLS. */
  void configure(ConfiguredTls newTls) {
    tls = newTls;
  }

  ConfiguredTls tls() {
    return tls;
  }

  long nextId() {
    return ids.incrementAndGet();
  }

  ProviderRegistry registry() {
    return registry;
  }

  List<ProviderInfo> providers() {
    return registry.describe(settings.profile());
  }

  Policy policy() {
    return Policy.OPEN;
  }

  Deadlines deadlines() {
    return deadlines;
  }

  /** What callers let go without closing it. */
  LostHandles lostHandles() {
    return lostHandles;
  }

  TlsTrust trust() {
    return trust;
  }

  Executor executor() {
    return this::execute;
  }

  /** Never on the caller's thread, which may be the one that stops a provider. */
  private void execute(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      late.newThread(task).start();
    }
  }

  Clock clock() {
    return Clock.systemUTC();
  }

  /** All providers drain against one deadline; unbinds that come meanwhile join that. */
  @Override
  public void close() {
    closed = true;
    List<Departure> departures = leases.values().stream().map(this::departure).toList();
    departures.forEach(Departure::begin);
    departures.forEach(Departure::end);
    sessions.forEach(session -> execute(() -> session.close(Node.Ending.CUT)));
    timer.shutdownNow();
    executor.shutdown();
    try {
      executor.awaitTermination(LAST_TASKS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    executor.shutdownNow();
  }
}
