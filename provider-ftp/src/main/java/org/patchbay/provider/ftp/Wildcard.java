package org.patchbay.provider.ftp;

/**
 * A pattern for names: {@code *} stands for any characters, {@code ?} for one. Matching takes no
 * more than the product of both lengths, whatever the pattern.
 */
record Wildcard(String pattern) {
  static boolean isIn(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  boolean matches(String name) {
    int inPattern = 0;
    int inName = 0;
    int star = -1;
    int retry = 0;
    while (inName < name.length()) {
      if (isAt(inPattern, '*')) {
        star = inPattern++;
        retry = inName;
      } else if (isAt(inPattern, '?') || isAt(inPattern, name.charAt(inName))) {
        inPattern++;
        inName++;
      } else if (star >= 0) {
        inPattern = star + 1;
        inName = ++retry;
      } else {
        return false;
      }
    }
    while (isAt(inPattern, '*')) {
      inPattern++;
    }
    return inPattern == pattern.length();
  }

  private boolean isAt(int position, char character) {
    return position < pattern.length() && pattern.charAt(position) == character;
  }
}
