package org.patchbay.profiles.internal;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a configuration, as features write them: {@code "key:Type": value}, the type to be
 * left out for texts, truth values, whole numbers (Long) and lists of texts.
 */
final class ConfigurationValues {
  private ConfigurationValues() {}

  /**
   * Reads a configuration.
   *
   * @throws IllegalArgumentException if a value does not fit its type; the message names both
   */
  static Map<String, Object> of(String pid, JsonObject json) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (JsonObject.Member member : json) {
      String[] key = member.getName().split(":", 2);
      String type = key.length == 2 ? key[1] : natural(member.getValue());
      try {
        values.put(key[0], value(type, member.getValue()));
      } catch (UnsupportedOperationException | IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s: %s is not a %s: %s".formatted(pid, key[0], type, member.getValue()), e);
      }
    }
    return values;
  }

  private static String natural(JsonValue value) {
    if (value.isBoolean()) {
      return "Boolean";
    }
    if (value.isNumber()) {
      return "Long";
    }
    return value.isArray() ? "String[]" : "String";
  }

  private static Object value(String type, JsonValue value) {
    return switch (type) {
      case "String" -> value.asString();
      case "Boolean" -> value.asBoolean();
      case "Integer" -> value.asInt();
      case "Long" -> value.asLong();
      case "String[]" -> texts(value.asArray()).toArray(String[]::new);
      default ->
          throw new IllegalArgumentException(
              "types are String, Boolean, Integer, Long and String[]");
    };
  }

  private static List<String> texts(JsonArray array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asString()));
    return texts;
  }
}
