package org.patchbay.provider.http;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.http.HttpAuthentication;
import org.patchbay.api.http.HttpRequest;

/**
 * The answers that one connection keeps, those used last, within a number of bytes. Thread-safe;
 * its lock guards the row alone.
 */
final class PrivateCache {
  /** One answer may take so much of all: one that is larger would drive out everything else. */
  private static final int SHARE = 4;

  private final long most;
  private final Map<String, CachedAnswer> row = new LinkedHashMap<>(16, 0.75f, true);
  private long size;

  PrivateCache(long most) {
    this.most = most;
  }

  /** Bytes of the largest body that is kept. */
  int largest() {
    return (int) Math.min(Integer.MAX_VALUE - 16, most / SHARE);
  }

  /** How a request is told from others: what it is for, and how its answer is handed out. */
  static String key(HttpRequest request) {
    return (request.isDecoded() ? "d" : "-")
        + (request.hasCookies() ? "c" : "-")
        + (request.authentication() == HttpAuthentication.NONE ? "-" : "a")
        + request.target();
  }

  synchronized @Nullable CachedAnswer find(HttpRequest request) {
    CachedAnswer found = row.get(key(request));
    return found != null && found.isFor(request) ? found : null;
  }

  synchronized void keep(String key, CachedAnswer answer) {
    forget(key);
    if (answer.size() > most / SHARE) {
      return;
    }
    row.put(key, answer);
    size += answer.size();
    for (Iterator<CachedAnswer> oldest = row.values().iterator(); size > most; ) {
      size -= oldest.next().size();
      oldest.remove();
    }
  }

  synchronized void forget(String key) {
    CachedAnswer old = row.remove(key);
    if (old != null) {
      size -= old.size();
    }
  }

  /** Something has changed there: no answer for it is good any more (RFC 9111 §4.4). */
  synchronized void invalidate(String target) {
    row.entrySet()
        .removeIf(
            entry -> {
              boolean meant = entry.getKey().substring(3).equals(target);
              size -= meant ? entry.getValue().size() : 0;
              return meant;
            });
  }

  synchronized void clear() {
    row.clear();
    size = 0;
  }

  synchronized long size() {
    return size;
  }
}
