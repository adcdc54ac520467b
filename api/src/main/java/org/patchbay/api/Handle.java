package org.patchbay.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A node in the tree of sessions, connections and what comes out of them.
 *
 * <p>What a caller holds is always the core's: it outlives the provider behind it. Any use of a
 * closed handle fails with {@link InternetError#INVALID_HANDLE}. A provider that implements a
 * sub-interface writes {@link #close()} and leaves the other methods of this interface alone: the
 * core answers them.
 */
@ConsumerType
public interface Handle extends AutoCloseable {

  /**
   * Closes this handle and everything below it, children first. Closing again does nothing. A call
   * that another thread is in ends with {@link InternetError#OPERATION_CANCELLED}.
   */
  @Override
  void close();

  /** Describes this handle at this moment. Works on closed handles too. */
  default HandleInfo info() {
    throw new UnsupportedOperationException("info() is answered by the handle that connect() gave");
  }

  /** Tells whether this handle can be used: neither it nor one above it has been closed. */
  default boolean isOpen() {
    return info().open();
  }
}
