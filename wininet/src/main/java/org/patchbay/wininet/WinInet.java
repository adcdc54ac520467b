package org.patchbay.wininet;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.patchbay.api.Internet;

/**
 * WinINet's functions, by their own names but for the case of the first letter. For people who port
 * code or know WinINet by heart; all others are better served by {@link Internet} itself.
 *
 * <ul>
 *   <li>Nothing is thrown: a function gives 0, NULL, false or -1, and {@link #getLastError()} the
 *       number. It belongs to the thread.
 *   <li>Handles are numbers; one that was closed never means anything else.
 *   <li>What goes into a buffer of characters or a structure in C is a result here, or a place in
 *       an array of one. Lengths of texts are left out.
 *   <li>Below a session with {@code INTERNET_FLAG_ASYNC} functions that may take long give 997 at
 *       once, and a callback is told their end.
 * </ul>
 *
 * <p>Owns the handles that it gave: {@link #close()} closes them. Thread-safe; a handle of a file,
 * an enumeration or a request is for one thread at a time, but may be closed by another.
 */
public final class WinInet extends GopherFunctions implements AutoCloseable {
  private final Runnable after;

  /** Functions over a way in that the caller has, in whose name everything is done. */
  public WinInet(Internet internet) {
    this(internet, () -> {});
  }

  private WinInet(Internet internet, Runnable after) {
    super(Objects.requireNonNull(internet, "internet"));
    this.after = after;
  }

  /**
   * Functions in the name of a bundle: its sessions end when it stops.
   *
   * @param user the context of the bundle that uses them, not of another one
   * @throws IllegalStateException if there is no {@link Internet} service
   */
  public static WinInet of(BundleContext user) {
    ServiceReference<Internet> reference = user.getServiceReference(Internet.class);
    @Nullable Internet internet = reference == null ? null : user.getService(reference);
    if (internet == null) {
      throw new IllegalStateException("there is no service " + Internet.class.getName());
    }
    return new WinInet(internet, () -> release(user, reference));
  }

  private static void release(BundleContext user, ServiceReference<Internet> reference) {
    try {
      user.ungetService(reference);
    } catch (IllegalStateException e) {
      return; // the bundle has stopped, which gave it back
    }
  }

  /** Closes all handles. Closing again does nothing. */
  @Override
  public void close() {
    handles.closeAll();
    after.run();
  }
}
