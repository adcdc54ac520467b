package org.patchbay.tck;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects of a heap at one moment, by their ids. */
final class HeapDump {
  /** HPROF's tags of what {@link #object} finds. */
  static final int INSTANCE = 0x21;

  static final int ARRAY = 0x22;

  private final HeapBytes bytes;
  private final Map<Long, HeapClass> classes;
  private final Map<Long, Integer> objects;
  private final Map<Long, Integer> primitives;
  private final Map<Integer, Long> threads;
  private final Map<Long, Root> roots;

  /**
   * Why an object is alive by itself.
   *
   * @param thread number of the thread that it belongs to; 0 if there is none
   */
  record Root(String why, int thread) {}

  /** What a {@link HeapReader} has read; the numbers are positions in the bytes. */
  HeapDump(
      HeapBytes bytes,
      Map<Long, HeapClass> classes,
      Map<Long, Integer> objects,
      Map<Long, Integer> primitives,
      Map<Integer, Long> threads,
      Map<Long, Root> roots) {
    this.bytes = bytes;
    this.classes = classes;
    this.objects = objects;
    this.primitives = primitives;
    this.threads = threads;
    this.roots = roots;
  }

  /** Objects that are alive by themselves, and why, with the name of their thread. */
  Map<Long, String> roots() {
    Map<Long, String> told = new HashMap<>();
    roots.forEach((id, root) -> told.put(id, root.why() + threadName(root.thread())));
    return told;
  }

  private String threadName(int thread) {
    Long id = threads.get(thread);
    if (id == null) {
      return "";
    }
    Integer position = primitives.get(reference(reference(id, "name"), "value"));
    if (position == null) {
      return " without a name";
    }
    HeapBytes text = bytes.at(position);
    int length = text.u4();
    text.u1();
    return " \"" + new String(text.take(length), StandardCharsets.ISO_8859_1) + '"';
  }

  @Nullable HeapClass type(long id) {
    return classes.get(id);
  }

  /** Where an instance or an array of references begins, null if it is none. */
  @Nullable HeapBytes object(long id) {
    Integer position = objects.get(id);
    return position == null ? null : bytes.at(position);
  }

  /** The instances of a class. */
  List<Long> instancesOf(String className) {
    List<Long> instances = new ArrayList<>();
    for (long id : objects.keySet()) {
      if (nameOfClass(id).equals(className)) {
        instances.add(id);
      }
    }
    return instances;
  }

  /** What a field of an instance refers to; 0 if there is no such field. */
  long reference(long id, String fieldName) {
    HeapBytes values = object(id);
    if (values == null || isArray(values)) {
      return 0;
    }
    HeapClass type = classes.get(beginInstance(values));
    while (type != null) {
      for (HeapClass.Field field : type.fields()) {
        if (field.name().equals(fieldName)) {
          return values.id();
        }
        values.skipValue(field.type());
      }
      type = classes.get(type.superclass());
    }
    return 0;
  }

  /** The name of a class, or of the class of an object. */
  String name(long id) {
    HeapClass type = classes.get(id);
    return type == null ? nameOfClass(id) : "class " + type.name();
  }

  private String nameOfClass(long id) {
    HeapBytes object = object(id);
    HeapClass type = object == null ? null : classes.get(classOf(object));
    return type == null ? "an object" : type.name();
  }

  private static long classOf(HeapBytes object) {
    if (isArray(object)) {
      beginArray(object);
      return object.id();
    }
    return beginInstance(object);
  }

  /** Whether an object is an array of references; reads nothing. */
  static boolean isArray(HeapBytes object) {
    return object.at(object.position()).u1() == ARRAY;
  }

  /** Reads the head of an array; its length. The id of its class and its elements come next. */
  static int beginArray(HeapBytes object) {
    object.u1();
    object.id();
    object.skip(Integer.BYTES);
    return object.u4();
  }

  /** Reads the head of an instance; the id of its class. The values of its fields come next. */
  static long beginInstance(HeapBytes object) {
    object.u1();
    object.id();
    object.skip(Integer.BYTES);
    long type = object.id();
    object.skip(Integer.BYTES);
    return type;
  }
}
