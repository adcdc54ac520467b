package org.patchbay.api.gopher;

/**
 * A line of a menu.
 *
 * @param type what it leads to
 * @param typeCharacter the character that says so on the wire
 * @param display its text
 * @param selector what to send to get it
 * @param host the server that has it, not always the one that was asked
 * @param port that server's port, 0 if the line has none
 * @param gopherPlus whether the server marks it as Gopher+
 */
public record GopherItem(
    GopherItemType type,
    char typeCharacter,
    String display,
    String selector,
    String host,
    int port,
    boolean gopherPlus) {}
