package org.patchbay.internal;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.patchbay.api.Connection;
import org.patchbay.api.Handle;
import org.patchbay.api.Idempotent;
import org.patchbay.api.Timeouts;

/**
 * One method of a typed interface, and what the core has to know of it, looked up once: reflection
 * copies what it is asked for.
 *
 * @param failures the exceptions that it declares
 * @param idempotent whether it may be run again
 */
record HandleMethod(Method method, Kind kind, List<Class<?>> failures, boolean idempotent) {

  /** Who answers. */
  enum Kind {
    /** The core: it closes the handle. */
    CLOSE,
    /** The core: it tells of the handle. */
    INFO,
    /** The core: a thread of its own makes the call that it is given. */
    ASYNC,
    /** The core: it bounds the waits of the connection. */
    TIMEOUTS,
    /** The provider, or the core that has asked it before: nothing is asked of the server. */
    VALUE,
    /** The provider, once: the same stream each time. */
    STREAM,
    /** The interface itself, unless the provider has its own. */
    DEFAULT,
    /** The provider. */
    CALL
  }

  static HandleMethod of(Method method) {
    return new HandleMethod(
        method,
        kindOf(method),
        List.of(method.getExceptionTypes()),
        method.isAnnotationPresent(Idempotent.class));
  }

  private static Kind kindOf(Method method) {
    boolean asksNothing = method.getParameterCount() == 0;
    if (asksNothing && method.getName().equals("close")) {
      return Kind.CLOSE;
    }
    if (asksNothing && method.getName().equals("info")) {
      return Kind.INFO;
    }
    if (isGiven(method, Handle.class, Callable.class)) {
      return Kind.ASYNC;
    }
    if (isGiven(method, Connection.class, Timeouts.class)) {
      return Kind.TIMEOUTS;
    }
    if (method.isDefault()) {
      return Kind.DEFAULT;
    }
    if (isRepeatedStream(method)) {
      return Kind.STREAM;
    }
    return isValue(method) ? Kind.VALUE : Kind.CALL;
  }

  /** Whether it is the one of this type that is given such a thing. */
  private static boolean isGiven(Method method, Class<?> declaring, Class<?> given) {
    return method.getDeclaringClass() == declaring
        && method.getParameterCount() == 1
        && method.getParameterTypes()[0] == given;
  }

  private static boolean isRepeatedStream(Method method) {
    return method.isAnnotationPresent(Idempotent.class)
        && method.getParameterCount() == 0
        && method.getReturnType() == InputStream.class;
  }

  private static boolean isValue(Method method) {
    Class<?> result = method.getReturnType();
    return method.getParameterCount() == 0
        && method.getExceptionTypes().length == 0
        && Modifier.isAbstract(method.getModifiers())
        && result != void.class
        && !AutoCloseable.class.isAssignableFrom(result)
        && !CompletionStage.class.isAssignableFrom(result);
  }

  /** Whether it can fail, which means that it may ask the server. */
  boolean canFail() {
    return !failures.isEmpty();
  }

  boolean declares(Exception e) {
    return failures.stream().anyMatch(declared -> declared.isInstance(e));
  }
}
