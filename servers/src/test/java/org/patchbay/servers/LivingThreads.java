package org.patchbay.servers;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** The threads of this JVM, to tell which ones a server leaves behind. */
record LivingThreads(Set<Thread> threads) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  static LivingThreads now() {
    return new LivingThreads(Set.copyOf(Thread.getAllStackTraces().keySet()));
  }

  /** Names of those that came since then and do not end. */
  Set<String> added() throws InterruptedException {
    Set<Thread> added =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !threads.contains(thread))
            .filter(thread -> !isOfTheJvm(thread))
            .collect(Collectors.toSet());
    for (Thread thread : added) {
      thread.join(PATIENCE.toMillis());
    }
    return added.stream().filter(Thread::isAlive).map(Thread::getName).collect(Collectors.toSet());
  }

  private static boolean isOfTheJvm(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group == null
        || group.getName().equals("system")
        || group.getName().equals("InnocuousThreadGroup")
        || thread.getName().startsWith("HttpClient-");
  }
}
