package org.patchbay.wininet;

/** What an enumeration gives: entries of FTP or of Gopher. */
public sealed interface FindData permits Win32FindData, GopherFindData {}
