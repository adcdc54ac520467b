package org.patchbay.spi.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.patchbay.api.Secret;

/** A proof of the password that does not show it (RFC 7616): MD5 and SHA-256, for one nonce. */
final class Digest implements Login {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The eight digits of a nonce count, shared out among the providers that use the nonce. */
  private static final int COUNTS_OF_ONE = 1 << 20;

  private static final int PROVIDERS = 1 << 11;

  private final String user;
  private final Secret password;
  private final Challenge challenge;
  private final String clientNonce;
  private final AtomicInteger count;

  Digest(String user, Secret password, Challenge challenge) {
    this(user, password, challenge, randomNonce(), 0);
  }

  Digest(String user, Secret password, Challenge challenge, String clientNonce, int first) {
    this.user = user;
    this.password = password;
    this.challenge = challenge;
    this.clientNonce = clientNonce;
    this.count = new AtomicInteger(first);
  }

  static Digest continued(String user, Secret password, Challenge challenge, int provider) {
    return new Digest(
        user, password, challenge, randomNonce(), (provider % PROVIDERS) * COUNTS_OF_ONE);
  }

  /** 0 if the challenge is one that cannot be answered. */
  static int strength(Challenge challenge) {
    boolean canProtect = challenge.parameter("qop").isEmpty() || hasAuth(challenge);
    if (challenge.parameter("nonce").isEmpty() || !canProtect) {
      return 0;
    }
    return switch (algorithm(challenge)) {
      case "MD5", "MD5-SESS" -> 2;
      case "SHA-256", "SHA-256-SESS" -> 3;
      default -> 0;
    };
  }

  @Override
  public String answer(String method, String path) {
    String nc = String.format(Locale.ROOT, "%08x", count.incrementAndGet());
    boolean protection = hasAuth(challenge);
    String proof =
        protection
            ? String.join(":", nonce(), nc, clientNonce, "auth", hash(method + ":" + path))
            : nonce() + ":" + hash(method + ":" + path);
    StringBuilder answer = new StringBuilder("Digest username=").append(quoted(user));
    answer.append(", realm=").append(quoted(challenge.parameter("realm")));
    answer.append(", nonce=").append(quoted(nonce()));
    answer.append(", uri=").append(quoted(path));
    answer.append(", response=").append(quoted(hash(secretHash() + ":" + proof)));
    if (challenge.parameters().containsKey("algorithm")) {
      answer.append(", algorithm=").append(challenge.parameter("algorithm"));
    }
    if (challenge.parameters().containsKey("opaque")) {
      answer.append(", opaque=").append(quoted(challenge.parameter("opaque")));
    }
    if (protection) {
      answer.append(", qop=auth, nc=").append(nc);
      answer.append(", cnonce=").append(quoted(clientNonce));
    }
    return answer.toString();
  }

  @Override
  public Optional<Login> renewedBy(Challenge newer) {
    return newer.parameter("stale").equalsIgnoreCase("true") ? again(newer) : Optional.empty();
  }

  @Override
  public Optional<Login> again(Challenge newer) {
    return newer.scheme().equals("digest")
        ? Optional.of(new Digest(user, password, newer))
        : Optional.empty();
  }

  private String nonce() {
    return challenge.parameter("nonce");
  }

  /** RFC 7616 §3.4.2. */
  private String secretHash() {
    String once =
        password.use(
            characters -> {
              byte[] text =
                  Basic.joined(user + ":" + challenge.parameter("realm") + ":", characters);
              String hash = hash(text);
              Arrays.fill(text, (byte) 0);
              return hash;
            });
    return algorithm(challenge).endsWith("-SESS")
        ? hash(String.join(":", once, nonce(), clientNonce))
        : once;
  }

  private String hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  private String hash(byte[] text) {
    String name = algorithm(challenge).startsWith("SHA-256") ? "SHA-256" : "MD5";
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has " + name, e);
    }
  }

  private static String algorithm(Challenge challenge) {
    String algorithm = challenge.parameter("algorithm").toUpperCase(Locale.ROOT);
    return algorithm.isEmpty() ? "MD5" : algorithm;
  }

  private static boolean hasAuth(Challenge challenge) {
    return Stream.of(challenge.parameter("qop").split(","))
        .anyMatch(quality -> quality.strip().equalsIgnoreCase("auth"));
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String randomNonce() {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
