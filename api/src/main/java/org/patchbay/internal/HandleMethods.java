package org.patchbay.internal;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

  private final Map<Method, HandleMethod> all = new HashMap<>();
  private final List<Method> values;
  private final List<Method> streams;
  private final Map<Method, Integer> places = new HashMap<>();

  private HandleMethods(Class<?> type) {
    for (Method method : type.getMethods()) {
      all.put(method, HandleMethod.of(method));
    }
    values = all(HandleMethod.Kind.VALUE);
    streams = all(HandleMethod.Kind.STREAM);
    values.forEach(method -> places.put(method, places.size()));
  }

  private List<Method> all(HandleMethod.Kind kind) {
    return all.values().stream()
        .filter(method -> method.kind() == kind)
        .map(HandleMethod::method)
        .toList();
  }

  static HandleMethods of(Class<?> type) {
    return OF.get(type);
  }

  HandleMethod get(Method method) {
    HandleMethod known = all.get(method);
    return known == null ? HandleMethod.of(method) : known;
  }

  /** Those that answer without asking the server. */
  List<Method> values() {
    return values;
  }

  /** The place of a method among {@link #values()}. */
  int placeOf(Method method) {
    return Objects.requireNonNull(places.get(method), "one of the values");
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
}
