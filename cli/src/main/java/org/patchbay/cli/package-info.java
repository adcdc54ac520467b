/**
 * The command line. Start with {@link org.patchbay.cli.PatchbayCommand}, the tree of commands: the
 * short ones are beside it, the others have rooms of their own. A room knows only rooms that stand
 * below it here.
 *
 * <ul>
 *   <li>{@code soak}: providers come and go under load
 *   <li>{@code demo}: all protocols on servers of our own
 *   <li>{@code batch}: requests and answers as lines of JSON
 *   <li>{@code remote}: places on servers, by URL, and the local files that go there or come back
 *   <li>{@code surroundings}: what a command runs in
 *   <li>{@code failure}: how a command ends
 *   <li>{@code text}: what reaches the terminal
 * </ul>
 */
@NullMarked
package org.patchbay.cli;

import org.jspecify.annotations.NullMarked;
