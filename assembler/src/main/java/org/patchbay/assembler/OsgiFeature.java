package org.patchbay.assembler;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.WriterConfig;
import java.io.IOException;
import java.util.List;
import org.patchbay.profiles.internal.ProfileFile;

/**
 * A profile as a complete OSGi feature (Compendium 159): its own file with the bundles of the
 * container before its own, so that a launcher needs nothing else.
 */
final class OsgiFeature {
  private static final List<String> CONTAINER = List.of("logging", "container");

  private OsgiFeature() {}

  static String of(Features features, ProfileFile profile) throws IOException {
    JsonArray bundles = new JsonArray();
    for (String part : CONTAINER) {
      features.json(part).get("bundles").asArray().forEach(bundles::add);
    }
    JsonObject feature = features.json(profile.name());
    feature.get("bundles").asArray().forEach(bundles::add);
    feature.set("bundles", bundles).set("complete", true).remove("extensions");
    return feature.toString(WriterConfig.PRETTY_PRINT) + "\n";
  }
}
