package org.patchbay.tck;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what is where in a heap dump of the HPROF binary format, version 1.0.2. */
final class HeapReader {
  private static final int STRING = 0x01;
  private static final int LOAD_CLASS = 0x02;
  private static final int SEGMENT = 0x0c;
  private static final int SEGMENT_OF_MANY = 0x1c;
  private static final int CLASS = 0x20;
  private static final int PRIMITIVE_ARRAY = 0x23;

  private final HeapBytes bytes;
  private final Map<Long, String> strings = new HashMap<>();
  private final Map<Long, String> classNames = new HashMap<>();
  private final Map<Long, HeapClass> classes = new HashMap<>();
  private final Map<Long, Integer> objects = new HashMap<>();
  private final Map<Long, Integer> primitives = new HashMap<>();
  private final Map<Integer, Long> threads = new HashMap<>();
  private final Map<Long, HeapDump.Root> roots = new LinkedHashMap<>();

  private HeapReader(HeapBytes bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a dump; the file can be deleted afterwards.
   *
   * @throws IOException if the file cannot be read or is larger than 2 GB
   */
  static HeapDump read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new IOException("the dump is larger than 2 GB");
      }
      MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      while (mapped.get() != 0) {
        // The name of the format, which ends with a zero.
      }
      HeapBytes bytes = new HeapBytes(mapped, mapped.getInt());
      bytes.skip(Long.BYTES);
      HeapReader reader = new HeapReader(bytes);
      reader.readRecords((int) channel.size());
      return new HeapDump(
          bytes, reader.classes, reader.objects, reader.primitives, reader.threads, reader.roots);
    }
  }

  private void readRecords(int size) {
    while (bytes.position() < size) {
      int tag = bytes.u1();
      bytes.skip(Integer.BYTES);
      int end = bytes.u4() + bytes.position();
      switch (tag) {
        case STRING -> {
          long id = bytes.id();
          byte[] text = bytes.take(end - bytes.position());
          strings.put(id, new String(text, StandardCharsets.UTF_8));
        }
        case LOAD_CLASS -> readName();
        case SEGMENT, SEGMENT_OF_MANY -> {
          while (bytes.position() < end) {
            readObject();
          }
        }
        default -> bytes.skip(end - bytes.position());
      }
    }
  }

  private void readName() {
    bytes.skip(Integer.BYTES);
    long id = bytes.id();
    bytes.skip(Integer.BYTES);
    classNames.put(id, string(bytes.id()).replace('/', '.'));
  }

  private String string(long id) {
    return strings.getOrDefault(id, "?");
  }

  private void readObject() {
    int position = bytes.position();
    int tag = bytes.u1();
    long id = bytes.id();
    switch (tag) {
      case CLASS -> classes.put(id, readClass(id));
      case HeapDump.INSTANCE -> {
        objects.put(id, position);
        bytes.skip(Integer.BYTES);
        bytes.id();
        bytes.skip(bytes.u4());
      }
      case HeapDump.ARRAY -> {
        objects.put(id, position);
        bytes.skip(Integer.BYTES);
        int length = bytes.u4();
        bytes.id();
        bytes.skip(length * bytes.size(HeapBytes.REFERENCE));
      }
      case PRIMITIVE_ARRAY -> {
        bytes.skip(Integer.BYTES);
        primitives.put(id, bytes.position());
        int length = bytes.u4();
        bytes.skip(length * bytes.size(bytes.u1()));
      }
      default -> readRoot(tag, id);
    }
  }

  private void readRoot(int tag, long id) {
    switch (tag) {
      case 0x01 -> {
        bytes.id();
        root(id, "native code", 0);
      }
      case 0x02, 0x03 -> {
        root(id, "a running method of thread", bytes.u4());
        bytes.skip(Integer.BYTES);
      }
      case 0x04, 0x06 -> root(id, "the stack of thread", bytes.u4());
      case 0x05 -> root(id, "a class of the JDK", 0);
      case 0x07, 0xff -> root(id, "a root", 0);
      case 0x08 -> {
        int thread = bytes.u4();
        bytes.skip(Integer.BYTES);
        threads.put(thread, id);
        roots.put(id, new HeapDump.Root("the live thread", thread));
      }
      default -> throw new IllegalArgumentException("a heap dump with a record of type " + tag);
    }
  }

  private void root(long id, String why, int thread) {
    roots.putIfAbsent(id, new HeapDump.Root(why, thread));
  }

  private HeapClass readClass(long id) {
    bytes.skip(Integer.BYTES);
    long superclass = bytes.id();
    long loader = bytes.id();
    bytes.skip(4 * bytes.size(HeapBytes.REFERENCE) + Integer.BYTES);
    for (int i = bytes.u2(); i > 0; i--) {
      bytes.skip(Short.BYTES);
      bytes.skipValue(bytes.u1());
    }
    List<HeapClass.Reference> statics = readStatics();
    List<HeapClass.Field> fields = new ArrayList<>();
    for (int i = bytes.u2(); i > 0; i--) {
      fields.add(new HeapClass.Field(string(bytes.id()), bytes.u1()));
    }
    String name = classNames.getOrDefault(id, "a class");
    return new HeapClass(name, superclass, loader, statics, fields);
  }

  private List<HeapClass.Reference> readStatics() {
    List<HeapClass.Reference> statics = new ArrayList<>();
    for (int i = bytes.u2(); i > 0; i--) {
      String name = string(bytes.id());
      int type = bytes.u1();
      if (type == HeapBytes.REFERENCE) {
        statics.add(new HeapClass.Reference(name, bytes.id()));
      } else {
        bytes.skipValue(type);
      }
    }
    return statics;
  }
}
