package org.patchbay.wininet;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpHeader;
import org.patchbay.api.http.HttpResponse;

/** One question by HttpQueryInfo. */
record HttpAnswerQuery(int level, int modifiers, @Nullable String name) {
  private static final int LEVELS = 0xffff;

  static HttpAnswerQuery of(int given, @Nullable String name) {
    return new HttpAnswerQuery(given & LEVELS, given & ~LEVELS, name);
  }

  /**
   * The answer: a String, an Integer, a Long or an Instant, as the modifiers say.
   *
   * @param index which of several headers of one name, from 0; then raised, if there is a place
   */
  Object ask(RequestNode request, int @Nullable [] index) throws InternetException {
    HttpResponse answer = request.answer();
    return converted(text(request, answer, index));
  }

  private boolean has(int modifier) {
    return (modifiers & modifier) != 0;
  }

  private String text(RequestNode request, @Nullable HttpResponse answer, int @Nullable [] index)
      throws InternetException {
    List<HttpHeader> lines =
        has(HttpQueryLevels.HTTP_QUERY_FLAG_REQUEST_HEADERS)
            ? request.header().lines()
            : answer == null ? List.of() : answer.headers();
    String status = answer == null ? "0" : Integer.toString(answer.status()); // W-151
    String reason = answer == null ? "" : answer.reason();
    return switch (level) {
      case HttpQueryLevels.HTTP_QUERY_STATUS_CODE -> status;
      case HttpQueryLevels.HTTP_QUERY_STATUS_TEXT -> reason;
      case HttpQueryLevels.HTTP_QUERY_VERSION -> version(answer);
      case HttpQueryLevels.HTTP_QUERY_REQUEST_METHOD -> request.method();
      case HttpQueryLevels.HTTP_QUERY_RAW_HEADERS ->
          raw(answer == null ? "" : version(answer) + " " + status + " " + reason, lines, "\0");
      case HttpQueryLevels.HTTP_QUERY_RAW_HEADERS_CRLF ->
          raw(answer == null ? "" : version(answer) + " " + status + " " + reason, lines, "\r\n");
      default -> header(lines, index);
    };
  }

  /** Of two numbers, as code that takes a status line apart expects it. */
  private static String version(@Nullable HttpResponse answer) throws InternetException {
    String version = answer == null ? "HTTP/1.1" : answer.version();
    return version.contains(".") ? version : version + ".0";
  }

  private static String raw(String first, List<HttpHeader> lines, String end) {
    if (first.isEmpty() && lines.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder(first).append(first.isEmpty() ? "" : end);
    for (HttpHeader line : lines) {
      text.append(line.name()).append(": ").append(line.value()).append(end);
    }
    return text.append(end).toString();
  }

  private String header(List<HttpHeader> lines, int @Nullable [] index) throws InternetException {
    String wanted =
        level == HttpQueryLevels.HTTP_QUERY_CUSTOM ? name : HttpQueryLevels.headerOf(level);
    if (wanted == null || wanted.isEmpty()) {
      throw Refusal.of(InternetError.HTTP_INVALID_QUERY_REQUEST, "no header of level " + level);
    }
    List<HttpHeader> found = lines.stream().filter(line -> line.isNamed(wanted)).toList();
    int place = index == null || index.length == 0 ? 0 : index[0];
    if (place < 0 || place >= found.size()) {
      throw Refusal.of(InternetError.HTTP_HEADER_NOT_FOUND, "there is no " + wanted); // W-170
    }
    if (index != null && index.length > 0) {
      index[0]++;
    }
    return found.get(place).value();
  }

  private Object converted(String text) throws InternetException {
    try {
      if (has(HttpQueryLevels.HTTP_QUERY_FLAG_NUMBER)) {
        return Integer.valueOf(text.strip()); // W-173
      } else if (has(HttpQueryLevels.HTTP_QUERY_FLAG_NUMBER64)) {
        return Long.valueOf(text.strip());
      } else if (has(HttpQueryLevels.HTTP_QUERY_FLAG_SYSTEMTIME)) {
        return time(text);
      }
      return text;
    } catch (NumberFormatException | DateTimeParseException e) {
      throw Refusal.of( // W-172
          InternetError.HTTP_INVALID_QUERY_REQUEST, "not what the modifier asks for: " + text);
    }
  }

  private static Instant time(String text) {
    return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }
}
