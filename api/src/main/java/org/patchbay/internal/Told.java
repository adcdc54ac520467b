package org.patchbay.internal;

import java.util.function.Consumer;

/** A value that changes, told to one listener, now and whenever it does. Thread-safe. */
final class Told<T> {
  private T value;
  private Consumer<? super T> listener = changed -> {};

  Told(T value) {
    this.value = value;
  }

  synchronized void change(T newValue) {
    value = newValue;
    listener.accept(newValue);
  }

  /** Takes the place of the listener before. */
  synchronized void tell(Consumer<? super T> newListener) {
    listener = newListener;
    newListener.accept(value);
  }
}
