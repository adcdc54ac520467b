package org.patchbay.tck;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.osgi.framework.Constants;

/** The class path of the test: where bundles come from, and packages to share with them. */
final class ClassPath {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private ClassPath() {}

  /**
   * Opens a bundle that is on the class path.
   *
   * @throws IllegalStateException if it is not there
   */
  static InputStream bundle(String symbolicName) throws IOException {
    for (URL manifest : Collections.list(loader().getResources(MANIFEST))) {
      if (symbolicName.equals(symbolicName(manifest))) {
        return open(root(manifest));
      }
    }
    throw new IllegalStateException(
        symbolicName + " is not on the class path of the test; the kit installs it from there");
  }

  private static ClassLoader loader() {
    return ClassPath.class.getClassLoader();
  }

  private static String symbolicName(URL manifest) throws IOException {
    return Headers.first(
        read(manifest).getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME));
  }

  private static Manifest read(URL manifest) throws IOException {
    try (InputStream in = manifest.openStream()) {
      return new Manifest(in);
    }
  }

  /** The jar or folder that a manifest stands in. */
  private static Path root(URL manifest) {
    String text = manifest.toString();
    String root = text.substring(0, text.length() - MANIFEST.length());
    if (root.startsWith("jar:")) {
      root = root.substring("jar:".length(), root.length() - "!/".length());
    }
    return Path.of(URI.create(root));
  }

  private static InputStream open(Path root) throws IOException {
    return Files.isDirectory(root) ? packed(root) : Files.newInputStream(root);
  }

  /** An IDE gives folders where a build gives jars. */
  private static InputStream packed(Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes);
        Stream<Path> files = Files.walk(folder)) {
      jar.putNextEntry(new ZipEntry(MANIFEST));
      Files.copy(folder.resolve(MANIFEST), jar);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.equals(MANIFEST)) {
          jar.putNextEntry(new ZipEntry(name));
          Files.copy(file, jar);
        }
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  /**
   * Lists what the bundle that a class of the class path comes from exports.
   *
   * @throws IllegalStateException if it comes from no bundle
   */
  static List<String> exportsBeside(Class<?> type) {
    URL source = type.getProtectionDomain().getCodeSource().getLocation();
    try {
      Manifest manifest = manifestOf(Path.of(source.toURI()));
      List<String> packages = new ArrayList<>();
      for (Map.Entry<String, String> export :
          Headers.versions(manifest.getMainAttributes().getValue(Constants.EXPORT_PACKAGE))
              .entrySet()) {
        packages.add(export.getKey() + ";version=\"" + export.getValue() + "\"");
      }
      if (packages.isEmpty()) {
        throw new IllegalStateException(
            type.getName()
                + " comes from "
                + source
                + ", which exports nothing: put the bundle's"
                + " jar on the class path of the test, or override sharedPackages()");
      }
      return packages;
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("cannot read the manifest of " + source, e);
    }
  }

  private static Manifest manifestOf(Path root) throws IOException {
    if (Files.isDirectory(root)) {
      Path file = root.resolve(MANIFEST);
      return Files.exists(file) ? read(file.toUri().toURL()) : new Manifest();
    }
    return read(new URL("jar:" + root.toUri() + "!/" + MANIFEST));
  }
}
