package org.patchbay.api;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The rule for what a typed connection may return: values that cannot lead back to a provider's
 * class loader, and the few things that the core wraps.
 */
final class TypedInterface {
  private static final Set<Class<?>> VALUES =
      Set.of(
          Void.class,
          String.class,
          Boolean.class,
          Byte.class,
          Short.class,
          Character.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          java.net.URI.class,
          java.nio.charset.Charset.class,
          java.util.UUID.class,
          java.util.Locale.class,
          java.time.ZoneId.class,
          java.util.OptionalInt.class,
          java.util.OptionalLong.class,
          java.util.OptionalDouble.class,
          java.math.BigInteger.class,
          java.math.BigDecimal.class);
  private static final Set<Class<?>> STAGES =
      Set.of(CompletionStage.class, CompletableFuture.class);
  private static final Set<Class<?>> CONTAINERS =
      Set.of(List.class, Set.class, Collection.class, Map.class, Optional.class);

  private TypedInterface() {}

  static void check(Class<?> type) {
    check(type, new HashSet<>());
  }

  private static void check(Class<?> type, Set<Class<?>> seen) {
    if (!seen.add(type)) {
      return;
    }
    if (!type.isInterface()) {
      throw new IllegalArgumentException(type.getName() + " is not an interface");
    }
    if (!Modifier.isPublic(type.getModifiers())) {
      throw new IllegalArgumentException(
          type.getName() + " is not public: the core could not call it");
    }
    for (Method method : type.getMethods()) {
      if (!Modifier.isStatic(method.getModifiers()) && !isAnsweredByTheCore(method)) {
        checkReturn(method, seen);
      }
    }
  }

  private static boolean isAnsweredByTheCore(Method method) {
    return method.getDeclaringClass() == Handle.class;
  }

  private static void checkReturn(Method method, Set<Class<?>> seen) {
    Class<?> raw = method.getReturnType();
    if (isWrapped(raw, seen)) {
      return;
    }
    Type result = method.getGenericReturnType();
    if (STAGES.contains(raw) && result instanceof ParameterizedType stage) {
      result = stage.getActualTypeArguments()[0];
      if (result instanceof Class<?> later && isWrapped(later, seen)) {
        return;
      }
    }
    if (!isValue(result, new HashSet<>())) {
      throw new IllegalArgumentException(
          method.toGenericString()
              + " returns neither a value, a stream, a Handle nor a CompletionStage of one of"
              + " these");
    }
  }

  private static boolean isWrapped(Class<?> type, Set<Class<?>> seen) {
    if (Handle.class.isAssignableFrom(type)) {
      check(type, seen);
      return true;
    }
    return type == InputStream.class || type == OutputStream.class || type == Upload.class;
  }

  private static boolean isValue(Type type, Set<Type> seen) {
    if (!seen.add(type)) {
      return true;
    }
    if (type instanceof ParameterizedType generic) {
      return CONTAINERS.contains(generic.getRawType())
          && List.of(generic.getActualTypeArguments()).stream().allMatch(t -> isValue(t, seen));
    }
    if (type instanceof WildcardType wildcard) {
      return List.of(wildcard.getUpperBounds()).stream().allMatch(t -> isValue(t, seen));
    }
    if (type instanceof GenericArrayType) {
      return false;
    }
    return type instanceof Class<?> c && isPlainValue(c, seen);
  }

  private static boolean isPlainValue(Class<?> type, Set<Type> seen) {
    if (type.isArray()) {
      return type.getComponentType().isPrimitive();
    }
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        if (!isValue(component.getGenericType(), seen)) {
          return false;
        }
      }
      return true;
    }
    return type.isPrimitive()
        || type.isEnum()
        || VALUES.contains(type)
        || type.getPackageName().equals("java.time") && Modifier.isFinal(type.getModifiers());
  }
}
