package org.patchbay.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.patchbay.api.InternetException;

/** A connection that answers itself; tests override what they are about. */
class Echo implements EchoConnection {
  final AtomicInteger closed = new AtomicInteger();
  final CompletableFuture<String> later = new CompletableFuture<>();
  final List<String> words = new ArrayList<>(List.of("a", "b"));

  @Override
  public String say(String word) throws InternetException {
    return word;
  }

  @Override
  public int count() {
    return words.size();
  }

  @Override
  public List<String> words() {
    return words;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(new byte[] {1, 2, 3});
  }

  @Override
  public OutputStream write() {
    return new ByteArrayOutputStream();
  }

  @Override
  public Found find() {
    return new Found() {
      @Override
      public String next() {
        return "found";
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public CompletionStage<String> later() {
    return later;
  }

  @Override
  public void close() {
    closed.incrementAndGet();
  }
}
