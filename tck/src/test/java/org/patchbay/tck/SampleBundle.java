package org.patchbay.tck;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.osgi.framework.Constants;
import org.patchbay.tck.sample.provider.Fault;
import org.patchbay.tck.sample.provider.SampleActivator;

/** Makes a bundle of the sample provider with one fault. */
final class SampleBundle {
  private static final String PACKAGE = SampleActivator.class.getPackageName().replace('.', '/');

  private SampleBundle() {}

  static URI with(Fault fault) {
    try {
      Path jar = Files.createTempFile("sample-provider", ".jar");
      jar.toFile().deleteOnExit();
      try (OutputStream file = Files.newOutputStream(jar);
          JarOutputStream out = new JarOutputStream(file, manifest(fault))) {
        for (Path type : classes()) {
          out.putNextEntry(new ZipEntry(PACKAGE + "/" + type.getFileName()));
          Files.copy(type, out);
        }
      }
      return jar.toUri();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Manifest manifest(Fault fault) {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "org.patchbay.tck.sample.provider");
    headers.putValue(Constants.BUNDLE_ACTIVATOR, SampleActivator.class.getName());
    headers.putValue(
        Constants.IMPORT_PACKAGE,
        "org.osgi.framework,org.patchbay.api,org.patchbay.spi,org.patchbay.tck.sample");
    headers.putValue(
        Constants.PROVIDE_CAPABILITY,
        "patchbay.provider;patchbay.service=sample;patchbay.port:Long=4711");
    headers.putValue(SampleActivator.FAULT, fault.name());
    return manifest;
  }

  private static List<Path> classes() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  private static Path folder() {
    try {
      return Path.of(
              Objects.requireNonNull(SampleActivator.class.getResource("SampleActivator.class"))
                  .toURI())
          .resolveSibling(".")
          .normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
