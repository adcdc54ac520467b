package org.patchbay.assembler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.patchbay.profiles.ProfileException;
import org.patchbay.profiles.internal.ProfileFile;

/**
 * Makes, in the build's folder: a distribution of each profile as folder and archive, the features
 * of Karaf, an OSGi feature of each profile.
 */
public final class Assembler {
  /** The profile whose distribution has no profile in its name: it has all there is. */
  private static final String WHOLE = "desktop-legacy";

  private Assembler() {}

  /**
   * Runs.
   *
   * @param arguments the build's folder, with {@code source/profiles}, {@code source/features},
   *     {@code source/distribution} and {@code jars} in it; version; time of archived files
   */
  public static void main(String... arguments)
      throws IOException, ProfileException, XMLStreamException {
    Path target = Path.of(arguments[0]);
    Path source = target.resolve("source");
    Features features = Features.read(source.resolve("profiles"), source.resolve("features"));
    Distribution distribution =
        new Distribution(features, target.resolve("jars"), source.resolve("distribution"));
    Path made = Files.createDirectories(target.resolve("features"));
    for (ProfileFile profile : features.profiles().values()) {
      String name = profile.name().equals(WHOLE) ? "patchbay" : "patchbay-" + profile.name();
      Path folder = target.resolve(name);
      remove(folder);
      distribution.make(profile, folder);
      Archive.pack(
          folder,
          name + "-" + arguments[1],
          Instant.parse(arguments[2]),
          target.resolve(name + ".tar.gz"));
      Files.writeString(
          made.resolve("patchbay-" + profile.name() + ".json"), OsgiFeature.of(features, profile));
    }
    Files.writeString(made.resolve("features.xml"), KarafFeatures.of(features));
  }

  /** A bundle of an older build must not stay in a new distribution. */
  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
