package org.patchbay.assembler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureService;
import org.patchbay.profiles.internal.BundleEntry;
import org.patchbay.profiles.internal.ProfileFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is made of the files that are shipped, of jars that are empty. */
class AssemblerTest {
  private static final Path MAIN = Path.of("../runtime/src/main");
  private static final String VERSION = "1.2.3";

  @TempDir Path target;

  @BeforeEach
  void assemble() throws Exception {
    copyFiltered("profiles");
    copyFiltered("features");
    Path template = Files.createDirectories(target.resolve("source/distribution/conf"));
    Files.writeString(template.resolve("framework.properties"), "a=b\n");
    Files.writeString(template.resolveSibling("patchbay"), "#!/bin/sh\n");
    Path jars = Files.createDirectory(target.resolve("jars"));
    Features features =
        Features.read(target.resolve("source/profiles"), target.resolve("source/features"));
    List<BundleEntry> entries = new ArrayList<>(features.classPath());
    Stream.of(features.profiles(), features.parts())
        .flatMap(files -> files.values().stream())
        .map(ProfileFile::bundles)
        .forEach(entries::addAll);
    for (BundleEntry entry : entries) {
      Files.writeString(jars.resolve(entry.fileName()), entry.id());
    }
    Assembler.main(target.toString(), VERSION, "2026-11-20T00:00:00Z");
  }

  /** As the build fills in versions; here all are the same. */
  private void copyFiltered(String folder) throws IOException {
    Path to = Files.createDirectories(target.resolve("source").resolve(folder));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(MAIN.resolve(folder))) {
      for (Path file : files) {
        String text = Files.readString(file).replaceAll("\\$\\{[^}]+}", VERSION);
        Files.writeString(to.resolve(file.getFileName()), text);
      }
    }
  }

  @Test
  void theWholeDistributionHasAllProfilesAndAllTheirBundles() throws Exception {
    assertThat(names("patchbay/profiles"))
        .containsExactly("bundle", "ce.json", "desktop-legacy.json", "desktop.json");
    assertThat(names("patchbay/profiles/bundle"))
        .containsExactly(
            "org.patchbay.provider.ftp-1.2.3.jar",
            "org.patchbay.provider.gopher-1.2.3.jar",
            "org.patchbay.provider.http-1.2.3.jar");
    assertThat(names("patchbay/bundle")).containsExactly("1", "2", "3", "4", "5");
    assertThat(names("patchbay/bundle/3")).containsExactly("org.patchbay.api-1.2.3.jar");
    assertThat(names("patchbay/lib"))
        .containsExactly(
            "org.apache.felix.framework.jar",
            "org.patchbay.runtime.jar",
            "slf4j-api.jar",
            "slf4j-simple.jar");
    assertThat(target.resolve("patchbay/conf/framework.properties"))
        .content()
        .startsWith("a=b\n")
        .endsWith("patchbay.profile=desktop-legacy\n");
    assertThat(target.resolve("patchbay/patchbay")).isExecutable();
  }

  /** The profiles' bundle deploys before the core starts: it is the last of the level below. */
  @Test
  void profilesAreDeployedBeforeTheCoreStarts() throws Exception {
    assertThat(names("patchbay/bundle/2")).last().isEqualTo("org.patchbay.profiles-1.2.3.jar");
  }

  @Test
  void theDistributionOfCeHasNeitherShellNorServersNorGopher() throws Exception {
    assertThat(names("patchbay-ce/bundle")).containsExactly("1", "2", "3", "4");
    assertThat(names("patchbay-ce/bundle/4"))
        .containsExactly("org.patchbay.cli-1.2.3.jar", "picocli-1.2.3.jar");
    assertThat(names("patchbay-ce/profiles")).containsExactly("bundle", "ce.json", "desktop.json");
    assertThat(names("patchbay-ce/profiles/bundle")).noneMatch(name -> name.contains("gopher"));
  }

  @Test
  void nothingOfAnOlderBuildStays() throws Exception {
    Files.writeString(target.resolve("patchbay-ce/bundle/3/old.jar"), "");

    Assembler.main(target.toString(), VERSION, "2026-11-20T00:00:00Z");

    assertThat(target.resolve("patchbay-ce/bundle/3/old.jar")).doesNotExist();
  }

  @Test
  void anArchiveHasTheFolderWithItsModes() throws Exception {
    try (InputStream in = Files.newInputStream(target.resolve("patchbay-ce.tar.gz"));
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
      TreeSet<String> names = new TreeSet<>();
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        names.add(entry.getName());
        if (entry.getName().equals("patchbay-ce-1.2.3/patchbay")) {
          assertThat(entry.getMode() & 0777).isEqualTo(0755);
        }
      }
      assertThat(names)
          .contains("patchbay-ce-1.2.3/patchbay", "patchbay-ce-1.2.3/profiles/ce.json")
          .allMatch(name -> name.startsWith("patchbay-ce-1.2.3/"));
    }
  }

  @Test
  void theStandardsOwnReaderReadsTheOsgiFeatures() throws Exception {
    FeatureService service = ServiceLoader.load(FeatureService.class).findFirst().orElseThrow();
    String json = Files.readString(target.resolve("features/patchbay-ce.json"));

    Feature feature = service.readFeature(new StringReader(json));

    assertThat(feature.getID()).hasToString("org.patchbay:org.patchbay.runtime:json:ce:1.2.3");
    assertThat(feature.isComplete()).isTrue();
    assertThat(feature.getBundles())
        .extracting(bundle -> bundle.getID().getArtifactId())
        .contains("slf4j-api", "org.apache.felix.scr", "org.patchbay.api", "org.patchbay.profiles")
        .endsWith("org.patchbay.provider.ftp", "org.patchbay.provider.http");
    Map<String, Object> rules =
        Objects.requireNonNull(feature.getConfigurations().get("org.patchbay.profile")).getValues();
    assertThat(rules).containsEntry("name", "ce").containsEntry("securePort", true);
    assertThat((Object[]) rules.get("services")).containsExactly("ftp", "http");
  }

  @Test
  void karafsFeaturesHaveTheBundlesAndRulesOfEachProfile() throws Exception {
    Document features =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(target.resolve("features/features.xml").toFile());

    assertThat(texts(features.getElementsByTagName("feature")))
        .filteredOn(name -> !name.isEmpty())
        .containsExactly(
            "patchbay-core",
            "patchbay-ce",
            "patchbay-desktop",
            "patchbay-desktop-legacy",
            "patchbay-wininet");
    assertThat(features.getElementsByTagName("config").item(0).getTextContent())
        .contains("services = ftp,http\n", "asynchronous = false\n");
  }

  private static List<String> texts(NodeList nodes) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(((Element) nodes.item(i)).getAttribute("name"));
    }
    return texts;
  }

  private List<String> names(String folder) throws IOException {
    try (Stream<Path> paths = Files.list(target.resolve(folder))) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
