package org.patchbay.wininet;

/** Is given the attributes of an item one after the other (GOPHER_ATTRIBUTE_ENUMERATOR, W-223). */
@FunctionalInterface
public interface GopherAttributeEnumerator {
  /**
   * Takes an attribute.
   *
   * @param error 0; 12130 if the server's line could not be read as what it says it is, which is
   *     then given as text
   * @return whether to go on
   */
  boolean attribute(GopherAttribute attribute, int error);
}
