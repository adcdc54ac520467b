package org.patchbay.itests;

import java.net.URI;
import java.nio.file.Path;

/** The bundles that the build has made. */
final class Bundles {
  private Bundles() {}

  static URI location(String symbolicName) {
    return Path.of(System.getProperty("patchbay.bundles"), symbolicName + ".jar").toUri();
  }
}
