package org.patchbay.wininet;

import static org.patchbay.wininet.WinInetConstants.HTTP_ADDREQ_FLAG_ADD;
import static org.patchbay.wininet.WinInetConstants.HTTP_ADDREQ_FLAG_ADD_IF_NEW;
import static org.patchbay.wininet.WinInetConstants.HTTP_ADDREQ_FLAG_COALESCE_WITH_COMMA;
import static org.patchbay.wininet.WinInetConstants.HTTP_ADDREQ_FLAG_COALESCE_WITH_SEMICOLON;
import static org.patchbay.wininet.WinInetConstants.HTTP_ADDREQ_FLAG_REPLACE;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpHeader;

/** The header of a request as HttpAddRequestHeaders edits it. Confined to its request's thread. */
final class HeaderLines {
  private final List<HttpHeader> lines = new ArrayList<>();

  List<HttpHeader> lines() {
    return lines;
  }

  /**
   * Edits the lines, all or none.
   *
   * @param text lines that end with CR LF or LF
   */
  void edit(String text, int modifiers) throws InternetException {
    HeaderLines edited = new HeaderLines();
    edited.lines.addAll(lines);
    for (String line : text.split("\r?\n")) {
      if (!line.isEmpty()) {
        edited.edit(parse(line), modifiers);
      }
    }
    lines.clear();
    lines.addAll(edited.lines);
  }

  private static HttpHeader parse(String line) throws InternetException {
    int colon = line.indexOf(':');
    if (colon <= 0) {
      throw Refusal.of(
          InternetError.HTTP_INVALID_HEADER, "a header has a name and a colon"); // W-179
    }
    return new HttpHeader(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
  }

  private void edit(HttpHeader line, int modifiers) throws InternetException {
    int place = placeOf(line.name());
    if ((modifiers & HTTP_ADDREQ_FLAG_REPLACE) != 0) {
      replace(line, place, (modifiers & HTTP_ADDREQ_FLAG_ADD) != 0);
    } else if (line.value().isEmpty()) {
      throw Refusal.invalid("the header " + line.name() + " has no value"); // W-176
    } else if (place < 0) {
      lines.add(line);
    } else if ((modifiers & HTTP_ADDREQ_FLAG_ADD_IF_NEW) != 0) {
      throw Refusal.of( // W-174
          InternetError.HTTP_HEADER_ALREADY_EXISTS, "the header " + line.name() + " is there");
    } else {
      join(line, place, modifiers);
    }
  }

  private void replace(HttpHeader line, int place, boolean orAdd) throws InternetException {
    if (place < 0 && !orAdd) {
      throw Refusal.of( // W-177
          InternetError.HTTP_HEADER_NOT_FOUND, "there is no header " + line.name());
    }
    lines.removeIf(known -> known.isNamed(line.name()));
    if (!line.value().isEmpty()) { // W-175
      lines.add(place < 0 ? lines.size() : place, line);
    }
  }

  private void join(HttpHeader line, int place, int modifiers) {
    String separator;
    if ((modifiers & HTTP_ADDREQ_FLAG_COALESCE_WITH_COMMA) != 0) {
      separator = ", "; // W-178
    } else if ((modifiers & HTTP_ADDREQ_FLAG_COALESCE_WITH_SEMICOLON) != 0) {
      separator = "; ";
    } else {
      lines.add(line);
      return;
    }
    String value = lines.get(place).value() + separator + line.value();
    lines.set(place, new HttpHeader(line.name(), value));
  }

  private int placeOf(String name) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isNamed(name)) {
        return i;
      }
    }
    return -1;
  }
}
