package org.patchbay.internal;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Connection;
import org.patchbay.api.Handle;
import org.patchbay.api.InternetException;

/**
 * The handle that a caller holds, for any typed interface: every call goes to the seat, whatever
 * comes out is copied or wrapped. The core answers {@code close()}, {@code info()} and what {@link
 * Handle} and {@link Connection} derive from it; other default methods run on the handle itself,
 * unless the provider has its own.
 */
final class HandleProxy implements InvocationHandler {
  private final Class<?> type;
  private final ConnectionNode connection;
  private final Node node;
  private final Map<Method, Given> given = new ConcurrentHashMap<>();

  /**
   * What a method without arguments gave last: the same thing is wrapped once. Weak, as is
   * everything of the provider's that a handle knows.
   */
  private record Given(WeakReference<Object> inner, Object outer) {}

  private HandleProxy(Class<?> type, ConnectionNode connection, Node node) {
    this.type = type;
    this.connection = connection;
    this.node = node;
  }

  static <T extends Handle> T of(Class<T> type, ConnectionNode connection, Node node) {
    HandleProxy handler = new HandleProxy(type, connection, node);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return object(proxy, method, arguments);
    }
    if (method.getParameterCount() == 0 && method.getName().equals("close")) {
      node.close(Node.Ending.OWN);
      return null;
    }
    if (method.getParameterCount() == 0 && method.getName().equals("info")) {
      return connection.info(node);
    }
    if (method.isDefault() && runsOnTheHandle(method)) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    return call(method, arguments);
  }

  private boolean runsOnTheHandle(Method method) {
    Class<?> declaring = method.getDeclaringClass();
    if (declaring == Handle.class || declaring == Connection.class) {
      return true;
    }
    Class<?> provided = connection.seat().classOf(node);
    return provided != null && connection.seat().lease().inherits(provided, method);
  }

  private @Nullable Object object(Object proxy, Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default ->
          type.getSimpleName() + "[" + node.id() + " " + connection.info(node).endpoint() + "]";
    };
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    if (method.getExceptionTypes().length > 0) {
      connection.seat().lent().replies().clear(); // what cannot fail does not ask the server
    }
    try {
      return connection
          .call(
              node,
              () -> {
                try {
                  return Optional.ofNullable(
                      hand(method.invoke(connection.seat().provided(node), arguments), method));
                } catch (InvocationTargetException e) {
                  throw e.getCause() == null ? e : e.getCause();
                }
              })
          .orElse(null);
    } catch (InternetException e) {
      if (declares(method, e)) {
        throw e;
      }
      throw new UncheckedIOException(e);
    }
  }

  private static boolean declares(Method method, InternetException e) {
    return Stream.of(method.getExceptionTypes()).anyMatch(declared -> declared.isInstance(e));
  }

  /** Makes of a provider's result what a caller may keep. */
  private @Nullable Object hand(@Nullable Object result, Method method) throws InternetException {
    if (result instanceof CompletionStage<?> stage) {
      return connection.relay(node, stage);
    }
    return result instanceof AutoCloseable resource
        ? wrapOnce(resource, method)
        : Copies.of(result);
  }

  private Object wrapOnce(AutoCloseable inner, Method method) throws InternetException {
    Given last = given.get(method);
    if (last != null && last.inner().refersTo(inner)) {
      return last.outer();
    }
    Object outer = wrap(inner, method.getReturnType());
    if (method.getParameterCount() == 0) {
      given.put(method, new Given(new WeakReference<>(inner), outer));
    }
    return outer;
  }

  private Object wrap(AutoCloseable inner, Class<?> declared) throws InternetException {
    ChildNode child = connection.child(node, inner);
    if (inner instanceof InputStream) {
      return new SeatedInputStream(child);
    }
    if (inner instanceof OutputStream) {
      return new SeatedUpload(child);
    }
    return of(declared.asSubclass(Handle.class), connection, child);
  }
}
