package org.patchbay.cli.batch;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request, read by type: what is wrong is told with the field's name. A step's
 * fields have those of its session as defaults. {@code null} counts as absent.
 */
final class BatchFields {
  private static final Set<String> NOT_INHERITED = Set.of("id", "op", "steps");
  private static final int SHORT_PASSWORD = 4;

  private final JsonObject object;
  private final @Nullable BatchFields defaults;
  private final String place;
  private final Set<String> read = new HashSet<>(Set.of("id", "op"));

  private BatchFields(JsonObject object, @Nullable BatchFields defaults, String place) {
    this.object = object;
    this.defaults = defaults;
    this.place = place;
  }

  /** The fields of a request. */
  static BatchFields of(JsonObject object) throws BatchFailure {
    return new BatchFields(distinct(object, ""), null, "");
  }

  private static JsonObject distinct(JsonObject object, String place) throws BatchFailure {
    Set<String> names = new HashSet<>();
    for (String name : object.names()) {
      if (!names.add(name)) {
        throw BatchFailure.invalid("field \"" + place + name + "\" is there twice");
      }
    }
    return object;
  }

  @Nullable JsonValue find(String name) {
    read.add(name);
    JsonValue value = object.get(name);
    if (value != null && !value.isNull()) {
      return value;
    }
    return defaults == null || NOT_INHERITED.contains(name) ? null : defaults.find(name);
  }

  boolean has(String name) {
    return find(name) != null;
  }

  @Nullable String text(String name) throws BatchFailure {
    JsonValue value = find(name);
    if (value != null && !value.isString()) {
      throw wrong(name, "a string");
    }
    return value == null ? null : value.asString();
  }

  String text(String name, String otherwise) throws BatchFailure {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  String required(String name) throws BatchFailure {
    String text = text(name);
    if (text == null) {
      throw BatchFailure.invalid("field \"" + place + name + "\" is missing");
    }
    return text;
  }

  /** One of several words, which are the names of constants in lower case. */
  <E extends Enum<E>> E word(String name, E otherwise) throws BatchFailure {
    String word = text(name);
    if (word == null) {
      return otherwise;
    }
    List<String> words = new ArrayList<>();
    for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
      String known = constant.name().toLowerCase(Locale.ROOT);
      if (known.equals(word)) {
        return constant;
      }
      words.add(known);
    }
    throw wrong(name, "one of " + String.join(", ", words));
  }

  boolean flag(String name, boolean otherwise) throws BatchFailure {
    JsonValue value = find(name);
    if (value != null && !value.isBoolean()) {
      throw wrong(name, "true or false");
    }
    return value == null ? otherwise : value.asBoolean();
  }

  long number(String name, long least, long most, long otherwise) throws BatchFailure {
    JsonValue value = find(name);
    if (value == null) {
      return otherwise;
    }
    try {
      long number = value.isNumber() ? whole(value.toString()) : least - 1;
      if (number >= least && number <= most) {
        return number;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw wrong(name, "a whole number from " + least + " to " + most);
    }
    throw wrong(name, "a whole number from " + least + " to " + most);
  }

  int integer(String name, int least, int most, int otherwise) throws BatchFailure {
    return (int) number(name, least, most, otherwise);
  }

  private static long whole(String number) {
    return new BigDecimal(number).longValueExact();
  }

  /** Bytes in base64, null if the field is absent. */
  byte @Nullable [] bytes(String name) throws BatchFailure {
    String text = text(name);
    try {
      return text == null ? null : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw wrong(name, "base64 (RFC 4648 §4)");
    }
  }

  /** The fields of an object in here, null if the field is absent. */
  @Nullable BatchFields object(String name) throws BatchFailure {
    JsonValue value = find(name);
    if (value != null && !value.isObject()) {
      throw wrong(name, "an object");
    }
    String inside = place + name + ".";
    return value == null ? null : new BatchFields(distinct(value.asObject(), inside), null, inside);
  }

  JsonArray array(String name) throws BatchFailure {
    JsonValue value = find(name);
    if (value == null) {
      return new JsonArray();
    }
    if (!value.isArray()) {
      throw wrong(name, "an array");
    }
    return value.asArray();
  }

  /** The fields of a step, for which these are the defaults. */
  BatchFields step(JsonValue step, int number) throws BatchFailure {
    String inside = "steps[" + number + "].";
    if (!step.isObject()) {
      throw BatchFailure.invalid("field \"steps[" + number + "]\" must be an object");
    }
    return new BatchFields(distinct(step.asObject(), inside), this, inside);
  }

  /** The steps of a session. */
  JsonArray steps() throws BatchFailure {
    if (!has("steps")) {
      throw BatchFailure.invalid("field \"" + place + "steps\" is missing");
    }
    return array("steps");
  }

  /** A step's id, if it is an object that has one. */
  static @Nullable JsonValue idOf(JsonValue step) {
    return step.isObject() ? step.asObject().get("id") : null;
  }

  /** The fields that nobody has read. */
  List<String> unread() {
    return object.names().stream().filter(name -> !read.contains(name)).toList();
  }

  /** Takes the passwords out of a text: a server may repeat what it was sent. */
  String withoutSecrets(String text) {
    String clean = defaults == null ? text : defaults.withoutSecrets(text);
    clean = without(object.get("password"), clean);
    JsonValue proxy = object.get("proxy");
    return proxy != null && proxy.isObject()
        ? without(proxy.asObject().get("password"), clean)
        : clean;
  }

  private static String without(@Nullable JsonValue secret, String text) {
    if (secret == null || !secret.isString() || secret.asString().isEmpty()) {
      return text;
    }
    String password = Pattern.quote(secret.asString());
    // A short one is found in many a word, and is not told by that.
    String place =
        secret.asString().length() < SHORT_PASSWORD
            ? "(?<!\\p{Alnum})" + password + "(?!\\p{Alnum})"
            : password;
    return text.replaceAll(place, "********");
  }

  BatchFailure wrong(String name, String expected) {
    return BatchFailure.invalid("field \"" + place + name + "\" must be " + expected);
  }
}
