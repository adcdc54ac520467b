package org.patchbay.internal;

/**
 * Which of the framework's own threads this is. Frameworks have no other way to tell that the
 * thread at hand is one that everybody waits for; a framework that names its threads otherwise is
 * treated as any caller is.
 */
enum FrameworkThread {
  /** Starts the bundles of the framework, one after the other: nobody else can end a wait here. */
  START("FelixStartLevel", "Start Level: "),
  /**
   * While it waits, no other bundle can be started, stopped or refreshed (Felix's refresh), or no
   * configuration reaches anybody (Configuration Admin's events).
   */
  SHARED("FelixFrameworkWiring", "CM "),
  /** Any other thread. */
  NONE;

  private final String[] names;

  FrameworkThread(String... names) {
    this.names = names;
  }

  static FrameworkThread current() {
    String name = Thread.currentThread().getName();
    for (FrameworkThread thread : values()) {
      for (String beginning : thread.names) {
        if (name.startsWith(beginning)) {
          return thread;
        }
      }
    }
    return NONE;
  }
}
