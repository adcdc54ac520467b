package org.patchbay.cli.soak;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** A copy of a provider's bundle by another name, whose services rank below the first one's. */
final class StandbyProvider {
  private static final String SUFFIX = ".standby";
  private static final String RANKING =
      "<property name=\"service.ranking\" type=\"Integer\" value=\"-1\"/>";

  private StandbyProvider() {}

  static Bundle install(Bundle original, BundleContext context)
      throws IOException, BundleException {
    String location = original.getLocation().replaceFirst("^reference:", "");
    try (InputStream jar = URI.create(location).toURL().openStream()) {
      Bundle standby =
          context.installBundle(location + SUFFIX, new ByteArrayInputStream(copy(jar)));
      standby.start(Bundle.START_TRANSIENT);
      return standby;
    }
  }

  static byte[] copy(InputStream jar) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(jar);
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(content(entry.getName(), in.readAllBytes()));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] content(String name, byte[] bytes) throws IOException {
    if (name.equals(JarFile.MANIFEST_NAME)) {
      return renamed(bytes);
    }
    if (name.startsWith("OSGI-INF/") && name.endsWith(".xml")) {
      String component = new String(bytes, StandardCharsets.UTF_8);
      return component
          .replaceFirst("<service[ >]", RANKING + "$0")
          .getBytes(StandardCharsets.UTF_8);
    }
    return bytes;
  }

  private static byte[] renamed(byte[] bytes) throws IOException {
    Manifest manifest = new Manifest(new ByteArrayInputStream(bytes));
    Attributes headers = manifest.getMainAttributes();
    String name = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
    headers.putValue(Constants.BUNDLE_SYMBOLICNAME, name.replaceFirst("^[^;]+", "$0" + SUFFIX));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    manifest.write(out);
    return out.toByteArray();
  }
}
