package org.patchbay.internal;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Idempotent;

/**
 * What there is to know of the methods of a typed interface, found out once. It hangs on the
 * interface's own class, so that the core keeps no third party's interface alive by it.
 */
final class HandleMethods {
  private static final ClassValue<HandleMethods> OF =
      new ClassValue<>() {
        @Override
        protected HandleMethods computeValue(Class<?> type) {
          return new HandleMethods(type);
        }
      };

  private final List<Method> values;
  private final List<Method> streams;
  private final Map<Method, Integer> places = new HashMap<>();

  private HandleMethods(Class<?> type) {
    values = Stream.of(type.getMethods()).filter(HandleMethods::isValue).toList();
    streams = Stream.of(type.getMethods()).filter(HandleMethods::isRepeatedStream).toList();
    values.forEach(method -> places.put(method, places.size()));
  }

  static HandleMethods of(Class<?> type) {
    return OF.get(type);
  }

  /** Those that answer without asking the server. */
  List<Method> values() {
    return values;
  }

  /** The place of a method among {@link #values()}, null if it is none of them. */
  @Nullable Integer placeOf(Method method) {
    return places.get(method);
  }

  /** Those that give a stream, again and again. */
  List<Method> streams() {
    return streams;
  }

  /** The type that the stage of a method is completed with; void if it is not known as one. */
  static Class<?> resultOf(Method method) {
    return method.getGenericReturnType() instanceof ParameterizedType stage
            && stage.getActualTypeArguments()[0] instanceof Class<?> type
        ? type
        : void.class;
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

  private static boolean isRepeatedStream(Method method) {
    return method.isAnnotationPresent(Idempotent.class)
        && method.getParameterCount() == 0
        && method.getReturnType() == InputStream.class;
  }
}
