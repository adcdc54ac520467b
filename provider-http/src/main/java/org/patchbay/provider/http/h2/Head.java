package org.patchbay.provider.http.h2;

import java.util.List;
import org.patchbay.api.http.HttpHeader;

/**
 * The header of an answer, interim or final.
 *
 * @param status 100 to 999
 * @param length what it says of the body's length, -1 if nothing
 */
public record Head(int status, List<HttpHeader> fields, long length) {
  boolean isInterim() {
    return status < 200;
  }
}
