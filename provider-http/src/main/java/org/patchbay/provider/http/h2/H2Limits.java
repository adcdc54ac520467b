package org.patchbay.provider.http.h2;

/**
 * What one HTTP/2 connection may take.
 *
 * @param streams most at once, whatever the peer allows
 * @param windowBytes of an answer that nobody has read yet, for each stream
 * @param headerLines most in the header of an answer
 * @param headerLineBytes most in a line of it
 * @param headerListBytes most in all of it, decoded (RFC 9113 §6.5.2)
 */
public record H2Limits(
    int streams, int windowBytes, int headerLines, int headerLineBytes, int headerListBytes) {}
