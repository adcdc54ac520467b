package org.patchbay.provider.http.h2;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The streams of one connection by number, and those that we have ended lately. Thread-safe. */
final class Streams {
  /** What is still under way for streams that were ended before these is counted as a flood. */
  private static final int REMEMBERED = 1024;

  private final Map<Integer, H2Stream> open = new ConcurrentHashMap<>();
  private final Set<Integer> abandoned = new LinkedHashSet<>();
  private volatile int last = -1;

  /**
   * Gives a stream the next number; under Outbound's lock, as numbers rise in the order of sending.
   *
   * @return false if there are no more
   */
  boolean add(H2Stream stream) {
    if (last > Integer.MAX_VALUE - 2) {
      return false;
    }
    int id = last + 2;
    stream.begin(id);
    open.put(id, stream);
    last = id;
    return true;
  }

  /** A stream has been given back. */
  void remove(int id) {
    open.remove(id);
  }

  /** We have ended it: what the peer sent before it knows is nobody's fault. */
  void abandon(int id) {
    synchronized (abandoned) {
      abandoned.add(id);
      if (abandoned.size() > REMEMBERED) {
        abandoned.remove(abandoned.iterator().next());
      }
    }
  }

  /** Whether it was; asked for the last time if the peer has ended it as well. */
  boolean isAbandoned(int id, boolean ended) {
    synchronized (abandoned) {
      return ended ? abandoned.remove(id) : abandoned.contains(id);
    }
  }

  /**
   * The stream that a frame is about.
   *
   * @return null if it is over
   * @throws ConnectionError if there never was one (RFC 9113 §5.1.1)
   */
  @Nullable H2Stream find(int id) throws ConnectionError {
    if (id <= 0 || id % 2 == 0 || id > last) {
      throw ConnectionError.protocol("a frame on stream " + id + ", which nobody has opened");
    }
    return open.get(id);
  }

  Collection<H2Stream> all() {
    return open.values();
  }
}
