package org.patchbay.wininet;

import java.io.IOException;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** An enumeration. */
final class FindNode extends Node {
  private final Entries entries;

  /** Where the entries come from; closed with the handle. */
  interface Entries extends AutoCloseable {
    /**
     * The next entry.
     *
     * @throws InternetException 18 after the last (W-109)
     */
    FindData next() throws InternetException;

    @Override
    void close();
  }

  FindNode(int type, Node parent, long context, Entries entries) {
    super(type, parent, context);
    this.entries = entries;
  }

  FindData next() throws InternetException {
    return entries.next();
  }

  static InternetException noMore() {
    return Refusal.of(InternetError.NO_MORE_FILES, "there are no more entries");
  }

  @Override
  void end(boolean own) throws IOException {
    tellClosing();
    entries.close();
  }
}
