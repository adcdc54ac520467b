package org.patchbay.tck;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

/**
 * The shortest way through a heap dump by references that keep objects alive: those of {@code
 * java.lang.ref} are left out, and an object keeps its class, a class its loader.
 */
final class HeapPath {
  private final HeapDump dump;
  private final Map<Long, Step> steps = new HashMap<>();
  private final Deque<Long> next = new ArrayDeque<>();

  HeapPath(HeapDump dump) {
    this.dump = dump;
  }

  /** How an object was reached: from where, by which field. */
  private record Step(long from, String by) {}

  /**
   * Finds the way to what a reference of a class refers to.
   *
   * @return the steps, a root first; empty if there is none
   */
  List<String> toReferentOf(String className) {
    for (long reference : dump.instancesOf(className)) {
      List<String> path = to(dump.reference(reference, "referent"));
      if (!path.isEmpty()) {
        return path;
      }
    }
    return List.of();
  }

  private List<String> to(long target) {
    steps.clear();
    next.clear();
    dump.roots().forEach((id, why) -> reach(id, 0, why));
    while (!next.isEmpty()) {
      long id = next.remove();
      if (id == target) {
        return told(id);
      }
      follow(id);
    }
    return List.of();
  }

  private void reach(long id, long from, String by) {
    if (id != 0 && steps.putIfAbsent(id, new Step(from, by)) == null) {
      next.add(id);
    }
  }

  private List<String> told(long target) {
    LinkedList<String> path = new LinkedList<>();
    long id = target;
    Step step = steps.get(id);
    while (step != null) {
      path.addFirst(step.by() + ": " + dump.name(id));
      id = step.from();
      step = steps.get(id);
    }
    return path;
  }

  private void follow(long id) {
    HeapClass type = dump.type(id);
    HeapBytes object = dump.object(id);
    if (type != null) {
      reach(type.loader(), id, "its class loader");
      reach(type.superclass(), id, "its superclass");
      type.statics().forEach(field -> reach(field.target(), id, "static " + field.name()));
    } else if (object != null) {
      followObject(id, object);
    }
  }

  private void followObject(long id, HeapBytes object) {
    if (HeapDump.isArray(object)) {
      int length = HeapDump.beginArray(object);
      reach(object.id(), id, "its class");
      for (int i = 0; i < length; i++) {
        reach(object.id(), id, "[" + i + "]");
      }
    } else {
      long type = HeapDump.beginInstance(object);
      reach(type, id, "its class");
      followFields(id, type, object);
    }
  }

  /** The values of the class itself come first, then those of its superclass. */
  private void followFields(long id, long typeId, HeapBytes values) {
    HeapClass type = dump.type(typeId);
    while (type != null) {
      boolean kept = !type.name().equals("java.lang.ref.Reference");
      for (HeapClass.Field field : type.fields()) {
        if (field.type() != HeapBytes.REFERENCE) {
          values.skipValue(field.type());
        } else {
          reach(kept ? values.id() : skipped(values), id, "field " + field.name());
        }
      }
      type = dump.type(type.superclass());
    }
  }

  private static long skipped(HeapBytes values) {
    values.id();
    return 0;
  }
}
