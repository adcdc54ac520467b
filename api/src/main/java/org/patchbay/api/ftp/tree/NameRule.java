package org.patchbay.api.ftp.tree;

/**
 * Which names of a server's files are good for files here. None ever leads out of its directory.
 */
public enum NameRule {
  /**
   * Names that mean the same on every common system: no device names ({@code nul.txt}), no blanks
   * or dots at the end, none of {@code < > : " | ? * \}, and no two in one directory that differ
   * only in case or in the composition of their characters.
   */
  PORTABLE,
  /** Names that this machine's file system has. On Windows the same as {@link #PORTABLE}. */
  LOCAL
}
