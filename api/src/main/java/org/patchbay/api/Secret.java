package org.patchbay.api;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;

/**
 * A password: can be erased, is never printed.
 *
 * <p>The core keeps its own copy for as long as a handle lives, so a caller may erase its secret
 * once {@code connect()} has returned. Thread-safe.
 */
public final class Secret implements AutoCloseable {
  private final char[] characters;
  private boolean erased;

  private Secret(char[] characters) {
    this.characters = characters;
  }

  /** Copies the characters; the array stays the caller's to wipe. */
  public static Secret of(char[] characters) {
    return new Secret(Objects.requireNonNull(characters, "characters").clone());
  }

  /** Copies the text. Prefer {@link #of(char[])} where the text is not a constant already. */
  public static Secret of(String text) {
    return new Secret(Objects.requireNonNull(text, "text").toCharArray());
  }

  /** Makes an independent copy, erased by whoever asked for it. */
  public Secret copy() {
    return use(Secret::of);
  }

  /**
   * Lends the characters to a function and wipes the lent array afterwards.
   *
   * @throws IllegalStateException if the secret has been erased
   */
  public <T> T use(Function<char[], T> function) {
    char[] lent;
    synchronized (characters) {
      if (erased) {
        throw new IllegalStateException("the secret has been erased");
      }
      lent = characters.clone();
    }
    try {
      return function.apply(lent);
    } finally {
      Arrays.fill(lent, '\0');
    }
  }

  /** Whether it has no characters. */
  public boolean isEmpty() {
    return characters.length == 0;
  }

  /**
   * Whether the other one has the same characters; tells nothing by the time that it takes.
   *
   * @return false if one of them has been erased
   */
  public boolean isSameAs(Secret other) {
    char[] theirs = other.snapshot();
    char[] ours = snapshot();
    try {
      int difference = ours.length ^ theirs.length;
      for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
        difference |= ours[i] ^ theirs[i];
      }
      return difference == 0 && !isErased() && !other.isErased();
    } finally {
      Arrays.fill(ours, '\0');
      Arrays.fill(theirs, '\0');
    }
  }

  private char[] snapshot() {
    synchronized (characters) {
      return characters.clone();
    }
  }

  /** Whether the characters are gone. */
  public boolean isErased() {
    synchronized (characters) {
      return erased;
    }
  }

  /** Overwrites the characters. */
  public void erase() {
    synchronized (characters) {
      erased = true;
      Arrays.fill(characters, '\0');
    }
  }

  /** As {@link #erase()}. */
  @Override
  public void close() {
    erase();
  }

  /** Never the characters. */
  @Override
  public String toString() {
    return "********";
  }
}
