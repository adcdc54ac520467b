package org.patchbay.provider.gopher;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A configuration as Declarative Services would make it: defaults where nothing is given. */
final class Configured {
  private Configured() {}

  static GopherConfiguration with(Map<String, ?> values) {
    return (GopherConfiguration)
        Proxy.newProxyInstance(
            GopherConfiguration.class.getClassLoader(),
            new Class<?>[] {GopherConfiguration.class},
            (proxy, method, arguments) -> fit(values.get(method.getName()), method));
  }

  private static Object fit(@Nullable Object value, Method method) {
    if (value == null) {
      return method.getDefaultValue();
    }
    return value instanceof Integer number && method.getReturnType() == long.class
        ? Long.valueOf(number)
        : value;
  }
}
