package org.patchbay.tck;

import java.util.List;

/**
 * A class in a heap dump.
 *
 * @param superclass its id; 0 if there is none
 * @param loader id of its class loader; 0 for the boot loader
 * @param statics what its static fields refer to
 * @param fields of its instances, without those of its superclass, in order
 */
record HeapClass(
    String name, long superclass, long loader, List<Reference> statics, List<Field> fields) {

  /** A reference by name. */
  record Reference(String name, long target) {}

  /** A field, with HPROF's number of its type. */
  record Field(String name, int type) {}
}
