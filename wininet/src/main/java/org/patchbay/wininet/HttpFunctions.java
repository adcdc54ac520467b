package org.patchbay.wininet;

import org.jspecify.annotations.Nullable;
import org.patchbay.api.Internet;

/** The HTTP functions. */
abstract sealed class HttpFunctions extends FtpFunctions permits GopherFunctions {
  private final HttpWork work = new HttpWork(handles, pending);

  HttpFunctions(Internet internet) {
    super(internet);
  }

  /**
   * Makes a request; nothing is sent.
   *
   * @param verb NULL for GET
   * @param objectName path and query; NULL for {@code /}
   * @param version without effect: the provider speaks what it can
   * @param referrer NULL for none
   * @param acceptTypes NULL for none
   * @param flags {@code INTERNET_FLAG_SECURE}, {@code _NO_AUTO_REDIRECT}, {@code _NO_COOKIES},
   *     {@code _NO_AUTH}
   * @return 0 if that failed
   */
  public long httpOpenRequest(
      long connect,
      @Nullable String verb,
      @Nullable String objectName,
      @Nullable String version,
      @Nullable String referrer,
      String @Nullable [] acceptTypes,
      int flags,
      long context) {
    return calls.number(
        0, () -> work.open(connect, verb, objectName, referrer, acceptTypes, flags, context));
  }

  /**
   * Edits the header of a request.
   *
   * @param headers lines that end with CR LF; all of them are taken, or none
   * @param modifiers {@code HTTP_ADDREQ_FLAG_…}
   */
  public boolean httpAddRequestHeaders(long request, @Nullable String headers, int modifiers) {
    return calls.succeeds(() -> work.addHeaders(request, headers, modifiers));
  }

  /**
   * Sends a request and waits for the header of the answer. A status is no failure.
   *
   * @param headers further lines; NULL for none
   * @param optional the body; NULL for none
   */
  public boolean httpSendRequest(
      long request, @Nullable String headers, byte @Nullable [] optional) {
    return calls.succeeds(() -> work.send(request, headers, optional));
  }

  /**
   * Begins to send a request; its body goes by InternetWriteFile, its answer comes with
   * HttpEndRequest.
   *
   * @param headers further lines; NULL for none
   * @param first the beginning of the body; NULL for none
   * @param total bytes of the whole body, -1 if not known: sent chunked then
   */
  public boolean httpSendRequestEx(
      long request, @Nullable String headers, byte @Nullable [] first, long total) {
    return calls.succeeds(() -> work.begin(request, headers, first, total));
  }

  /** Ends a request that HttpSendRequestEx began, and waits for the header of the answer. */
  public boolean httpEndRequest(long request) {
    return calls.succeeds(() -> work.end(request));
  }

  /**
   * Tells about the answer, or about the request.
   *
   * @param infoLevel {@code HTTP_QUERY_…} with its modifiers added
   * @param name the header for {@code HTTP_QUERY_CUSTOM}
   * @param index which header of several, raised by one; NULL for the first
   * @return a String, Integer, Long or {@link java.time.Instant}, as the modifiers say; NULL if
   *     that failed
   */
  public @Nullable Object httpQueryInfo(
      long request, int infoLevel, @Nullable String name, int @Nullable [] index) {
    return calls.value(() -> work.query(request, infoLevel, name, index));
  }
}
