package org.patchbay.internal;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Connection;
import org.patchbay.api.Handle;
import org.patchbay.api.Idempotent;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Timeouts;

/**
 * The handle that a caller holds, for any typed interface: every call goes to the seat, whatever
 * comes out is copied or wrapped. The core answers {@code close()}, {@code info()} and what {@link
 * Handle} and {@link Connection} derive from it; other default methods run on the handle itself,
 * unless the provider has its own.
 */
final class HandleProxy implements InvocationHandler {
  private static final int MOST_REPETITIONS = 10;

  private final Class<?> type;
  private final HandleMethods methods;
  private final Served served;
  private final Map<Method, Given> given = new ConcurrentHashMap<>();
  private final @Nullable Object @Nullable [] values;

  @SuppressWarnings("unused") // not lost as long as somebody holds what came out of it
  private final @Nullable HandleProxy above;

  /**
   * What a method without arguments gave last: the same thing is wrapped once. Weak, as is
   * everything of the provider's that a handle knows.
   */
  private record Given(WeakReference<Object> inner, Object outer) {}

  private HandleProxy(
      Class<?> type,
      Served served,
      @Nullable Object @Nullable [] values,
      @Nullable HandleProxy above) {
    this.above = above;
    this.type = type;
    this.methods = HandleMethods.of(type);
    this.served = served;
    this.values = values;
  }

  static <T extends Handle> T of(Class<T> type, Served served) {
    return new HandleProxy(type, served, null, null).as(type);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return object(proxy, method, arguments);
    }
    HandleMethod known = methods.get(method);
    return switch (known.kind()) {
      case CLOSE -> {
        served.node().close(Node.Ending.OWN);
        yield null;
      }
      case INFO -> served.info();
      case ASYNC -> served.async((Callable<?>) Objects.requireNonNull(arguments)[0]);
      case TIMEOUTS -> {
        served.connection().timeouts((Timeouts) Objects.requireNonNull(arguments)[0]);
        yield null;
      }
      case VALUE -> values == null ? call(known, arguments) : values[methods.placeOf(method)];
      case STREAM -> stream(known);
      case DEFAULT ->
          runsOnTheHandle(method)
              ? InvocationHandler.invokeDefault(proxy, method, arguments)
              : call(known, arguments);
      case CALL -> call(known, arguments);
    };
  }

  /** What came with the handle is not asked for again, as long as that is open. */
  private @Nullable Object stream(HandleMethod known) throws Throwable {
    Given last = given.get(known.method());
    return last != null && served.node().isAlive() ? last.outer() : call(known, null);
  }

  private static boolean isOfEveryHandle(Method method) {
    Class<?> declaring = method.getDeclaringClass();
    return declaring == Handle.class || declaring == Connection.class;
  }

  private boolean runsOnTheHandle(Method method) {
    if (isOfEveryHandle(method)) {
      return true;
    }
    Seat seat = served.seat();
    Class<?> provided = seat.classOf(served.node());
    return provided == null || seat.lease().inherits(provided, method);
  }

  private @Nullable Object object(Object proxy, Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default ->
          type.getSimpleName()
              + "["
              + served.node().id()
              + " "
              + served.connection().scope().endpoint()
              + "]";
    };
  }

  private @Nullable Object call(HandleMethod known, Object @Nullable [] arguments)
      throws Throwable {
    Method method = known.method();
    try {
      for (int repetition = 0; ; repetition++) {
        if (known.canFail()) {
          served.connection().scope().replies().clear(); // what cannot fail does not ask the server
        }
        try {
          return served
              .call(seat -> invoke(seat, seat.provided(served.node()), method, arguments))
              .orElse(null);
        } catch (InternetException e) {
          Given last = given.get(method);
          if (last != null && e.error() == InternetError.PROVIDER_WITHDRAWN) {
            return last.outer(); // it has its own way to go on, or to say that it cannot
          }
          if (repetition == MOST_REPETITIONS || !mayRepeat(e, known, arguments)) {
            throw e;
          }
        }
      }
    } catch (InternetException e) {
      if (known.declares(e)) {
        throw e;
      }
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Object> invoke(
      Seat seat, Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return Optional.ofNullable(hand(seat, method.invoke(target, arguments), method));
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /**
   * A departing provider cut the call, and nothing has changed by it: the next one runs it again.
   */
  private boolean mayRepeat(
      InternetException e, HandleMethod known, Object @Nullable [] arguments) {
    if (e.error() != InternetError.PROVIDER_WITHDRAWN
        || !known.idempotent()
        || served != served.connection()
        || !served.connection().repeats()) {
      return false;
    }
    return arguments == null
        || Stream.of(arguments)
            .noneMatch(
                argument ->
                    argument instanceof Idempotent.Repetition repetition
                        && !repetition.isIdempotent());
  }

  /** Makes of a provider's result what a caller may keep. */
  private @Nullable Object hand(Seat seat, @Nullable Object result, Method method)
      throws Throwable {
    if (result instanceof CompletionStage<?> stage) {
      return new RelayedStage(seat, served, value -> handLater(seat, value, method)).of(stage);
    }
    return result instanceof AutoCloseable resource
        ? wrapOnce(seat, resource, method)
        : Copies.of(result);
  }

  private @Nullable Object handLater(Seat seat, @Nullable Object value, Method method)
      throws Throwable {
    return value instanceof AutoCloseable resource
        ? wrap(seat, resource, HandleMethods.resultOf(method))
        : Copies.of(value);
  }

  private Object wrapOnce(Seat seat, AutoCloseable inner, Method method) throws Throwable {
    Given last = given.get(method);
    if (last != null && last.inner().refersTo(inner)) {
      return last.outer();
    }
    Object outer = wrap(seat, inner, method.getReturnType());
    if (method.getParameterCount() == 0) {
      given.put(method, new Given(new WeakReference<>(inner), outer));
    }
    return outer;
  }

  private Object wrap(Seat seat, AutoCloseable inner, Class<?> declared) throws Throwable {
    ChildNode child = served.connection().child(served.node(), seat, inner);
    if (inner instanceof InputStream) {
      return watched(new SeatedInputStream(child, this, ChildNode.lengthOf(inner)), child);
    }
    if (inner instanceof OutputStream) {
      return watched(new SeatedUpload(child, this), child);
    }
    return child(seat, inner, declared.asSubclass(Handle.class), child);
  }

  private static Object watched(Object stream, ChildNode child) {
    child.watch(stream);
    return stream;
  }

  /**
   * A stream that a handle gives again and again is fetched with it, so that it can go on elsewhere
   * even if the provider departs before anyone asks for it.
   */
  private <T extends Handle> T child(Seat seat, Object inner, Class<T> declared, ChildNode node)
      throws Throwable {
    HandleProxy handler = new HandleProxy(declared, node, valuesOf(inner, declared), this);
    node.watch(handler);
    for (Method method : HandleMethods.of(declared).streams()) {
      handler.invoke(seat, inner, method, null);
    }
    return handler.as(declared);
  }

  private <T> T as(Class<T> declared) {
    return declared.cast(
        Proxy.newProxyInstance(declared.getClassLoader(), new Class<?>[] {declared}, this));
  }

  /**
   * What a handle below a connection says without asking the server is read once: it stays true
   * when the provider has gone, as the status of a response does.
   */
  private static @Nullable Object[] valuesOf(Object inner, Class<?> declared) throws Throwable {
    List<Method> methods = HandleMethods.of(declared).values();
    @Nullable Object[] values = new @Nullable Object[methods.size()];
    try {
      for (int place = 0; place < values.length; place++) {
        values[place] = Copies.of(methods.get(place).invoke(inner));
      }
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
    return values;
  }
}
