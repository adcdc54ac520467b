package org.patchbay.provider.gopher;

import java.lang.reflect.Proxy;
import java.util.Map;

/** A configuration as Declarative Services would make it: defaults where nothing is given. */
final class Configured {
  private Configured() {}

  static GopherConfiguration with(Map<String, Integer> values) {
    return (GopherConfiguration)
        Proxy.newProxyInstance(
            GopherConfiguration.class.getClassLoader(),
            new Class<?>[] {GopherConfiguration.class},
            (proxy, method, arguments) ->
                values.getOrDefault(method.getName(), (Integer) method.getDefaultValue()));
  }
}
