package org.patchbay.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The core's own collections in place of a provider's, whose classes and views would lead back to
 * it; in their order, unmodifiable, at every depth. Other values are as they are.
 */
final class Copies {
  private Copies() {}

  static @Nullable Object of(@Nullable Object value) {
    // What most lists are of. To ask a class for a class costs nothing, to ask it for an interface
    // that it has not costs a search, which made half of what a long menu cost the core.
    if (value instanceof Record || value instanceof String) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, mapped) -> copy.put(of(key), of(mapped)));
      return Collections.unmodifiableMap(copy);
    }
    if (value instanceof Set<?> set) {
      return Collections.unmodifiableSet(all(set, new LinkedHashSet<>()));
    }
    if (value instanceof Collection<?> collection) {
      List<@Nullable Object> copy = all(collection, new ArrayList<>(collection.size()));
      return Collections.unmodifiableList(copy);
    }
    return value instanceof Optional<?> optional ? optional.map(Copies::of) : value;
  }

  private static <C extends Collection<@Nullable Object>> C all(Collection<?> from, C to) {
    for (Object element : from) {
      to.add(of(element));
    }
    return to;
  }
}
