package org.patchbay.wininet;

import static org.patchbay.wininet.Refusal.invalid;
import static org.patchbay.wininet.Refusal.required;

import org.jspecify.annotations.Nullable;
import org.patchbay.api.Internet;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** Reading, writing, enumerating, and URLs. */
abstract sealed class TransferFunctions extends InternetFunctions permits FtpFunctions {
  private final UrlWork urls = new UrlWork(handles, calls, pending);

  TransferFunctions(Internet internet) {
    super(internet);
  }

  /**
   * Reads until the buffer is full or the data ends.
   *
   * @param file of FtpOpenFile, GopherOpenFile, HttpSendRequest or InternetOpenUrl
   * @param toRead the most bytes
   * @param read place for their number, 0 at the end
   */
  public boolean internetReadFile(
      long file, byte @Nullable [] buffer, int toRead, int @Nullable [] read) {
    return calls.succeeds(
        () -> {
          Readable from = readable(file);
          checkRange(buffer, toRead);
          int[] place = required(read, "the place for the number");
          byte[] bytes = required(buffer, "the buffer");
          pending.step(handles.find(file), () -> place[0] = from.read(bytes, toRead));
        });
  }

  private Readable readable(long file) throws InternetException {
    Node node = handles.find(file);
    if (node instanceof Readable readable) {
      return readable;
    }
    throw Refusal.of(InternetError.INCORRECT_HANDLE_TYPE, "nothing to read from: " + file);
  }

  private static void checkRange(byte @Nullable [] buffer, int count) throws InternetException {
    if (buffer == null || count < 0 || count > buffer.length) {
      throw invalid("the buffer has no place for " + count + " bytes");
    }
  }

  /**
   * Writes all of the bytes.
   *
   * @param file of FtpOpenFile, or a request between HttpSendRequestEx and HttpEndRequest
   * @param written place for their number
   */
  public boolean internetWriteFile(
      long file, byte @Nullable [] buffer, int toWrite, int @Nullable [] written) {
    return calls.succeeds(
        () -> {
          if (!(handles.find(file) instanceof Writable to)) { // W-132
            throw Refusal.of(InternetError.INVALID_HANDLE, "nothing to write to: " + file);
          }
          checkRange(buffer, toWrite);
          int[] place = required(written, "the place for the number");
          byte[] bytes = required(buffer, "the buffer");
          pending.step(
              handles.find(file),
              () -> {
                to.write(bytes, toWrite);
                place[0] = toWrite;
              });
        });
  }

  /**
   * Tells how much can be read without waiting.
   *
   * @param available place for the bytes
   */
  public boolean internetQueryDataAvailable(long file, int @Nullable [] available) {
    return calls.succeeds(
        () -> {
          int[] place = required(available, "the place for the number");
          Readable from = readable(file);
          pending.step(handles.find(file), () -> place[0] = from.available());
        });
  }

  /**
   * Goes on reading an answer elsewhere, where the server can do that.
   *
   * @param distance bytes from the beginning
   * @param moveMethod {@code FILE_BEGIN}
   * @return the new position, -1 if that failed
   */
  public long internetSetFilePointer(long request, long distance, int moveMethod) {
    return calls.number(
        -1,
        () -> {
          RequestNode node = handles.find(request, RequestNode.class);
          if (moveMethod != WinInetConstants.FILE_BEGIN || distance < 0) {
            throw invalid("positions are counted from the beginning");
          }
          node.seek(distance);
          return distance;
        });
  }

  /**
   * The next entry of an enumeration.
   *
   * @param find of FtpFindFirstFile, GopherFindFirstFile or InternetOpenUrl
   * @return NULL, and 18 as the last error, after the last
   */
  public @Nullable FindData internetFindNextFile(long find) {
    return calls.value(() -> handles.find(find, FindNode.class).next());
  }

  /**
   * Opens what a URL names (ftp, gopher, http, https), by a connection of its own.
   *
   * @param headers lines of a request's header; NULL for none
   * @param flags as for InternetConnect and HttpOpenRequest; listings need {@code
   *     INTERNET_FLAG_RAW_DATA}
   * @return a handle to read from, or an enumeration; 0 if that failed
   */
  public long internetOpenUrl(
      long internet, @Nullable String url, @Nullable String headers, int flags, long context) {
    return calls.number(0, () -> urls.open(internet, url, headers, flags, context));
  }

  /**
   * Takes a URL apart.
   *
   * @param flags {@code ICU_ESCAPE} or {@code ICU_DECODE}: undo the escapes of path and extra
   * @return NULL if it is none
   */
  public @Nullable UrlComponents internetCrackUrl(@Nullable String url, int flags) {
    return calls.value(() -> Urls.crack(required(url, "the URL"), flags));
  }

  /** Puts a URL together; NULL if the parts make none. */
  public @Nullable String internetCreateUrl(@Nullable UrlComponents components) {
    return calls.value(() -> Urls.create(required(components, "the parts")));
  }

  /**
   * Escapes what is unsafe in a URL and takes dot segments out of its path.
   *
   * @param flags {@code ICU_…}
   * @return NULL if it is none
   */
  public @Nullable String internetCanonicalizeUrl(@Nullable String url, int flags) {
    return calls.value(() -> Urls.canonical(required(url, "the URL"), flags));
  }

  /**
   * Resolves a relative URL (RFC 3986 §5).
   *
   * @param flags {@code ICU_…}
   * @return NULL if the base is no URL
   */
  public @Nullable String internetCombineUrl(
      @Nullable String base, @Nullable String relative, int flags) {
    return calls.value(
        () -> Urls.combine(required(base, "the base"), required(relative, "the URL"), flags));
  }
}
