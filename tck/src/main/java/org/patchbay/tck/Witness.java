package org.patchbay.tck;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetException;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.ConnectionProvider;
import org.patchbay.spi.Reusable;

/**
 * Stands in front of the provider's service and hears what the provider does with its context, also
 * what the core would keep from callers: what is told after the end of a connection, and work that
 * outlives it.
 */
final class Witness implements ConnectionProvider, AutoCloseable {
  /** How long something that comes late is waited for. */
  static final long LATE_MILLIS = 500;

  private final ConnectionProvider witnessed;
  private final BundleContext context;
  private final ServiceReference<ConnectionProvider> reference;
  private final ServiceRegistration<ConnectionProvider> registration;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch toldLate = new CountDownLatch(1);
  private final List<String> late = new CopyOnWriteArrayList<>();
  private final AtomicInteger running = new AtomicInteger();
  private volatile boolean reusable;

  /** Registers itself with the properties of the provider's service, to be chosen before it. */
  Witness(BundleContext context, ServiceReference<ConnectionProvider> reference) {
    this.context = context;
    this.reference = reference;
    witnessed = context.getService(reference);
    Dictionary<String, Object> properties = new Hashtable<>();
    for (String key : reference.getPropertyKeys()) {
      if (key.startsWith("patchbay.")) {
        properties.put(key, reference.getProperty(key));
      }
    }
    properties.put(Constants.SERVICE_RANKING, Integer.MAX_VALUE);
    registration = context.registerService(ConnectionProvider.class, this, properties);
  }

  @Override
  public Connection connect(ConnectContext lent) throws InternetException {
    lent.own(ended::countDown);
    Connection made = witnessed.connect(new WitnessedContext(lent, this));
    reusable = made instanceof Reusable;
    return made;
  }

  /** Whether the core may keep the connection for a while when its caller has closed it. */
  boolean isReusable() {
    return reusable;
  }

  boolean isEnded() {
    return ended.getCount() == 0;
  }

  /** Called for each thing that the provider tells. */
  void told(String what) {
    if (isEnded()) {
      late.add(what);
      toldLate.countDown();
    }
  }

  void taskBegins() {
    running.incrementAndGet();
  }

  void taskEnds() {
    running.decrementAndGet();
  }

  /** Tasks that the provider gave to the executor and that have not ended. */
  int running() {
    return running.get();
  }

  /** Waits for the end of the connection. */
  boolean awaitEnd(long millis) throws InterruptedException {
    return ended.await(millis, TimeUnit.MILLISECONDS);
  }

  /** What was told after the end of the connection; waits for the first such thing. */
  List<String> toldLate(long millis) throws InterruptedException {
    return toldLate.await(millis, TimeUnit.MILLISECONDS) ? List.copyOf(late) : List.of();
  }

  @Override
  public void close() {
    registration.unregister();
    context.ungetService(reference);
  }
}
