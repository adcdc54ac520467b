package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.provider.ftp.FtpLoginWireTest.failing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.api.InternetError;
import org.patchbay.api.ftp.tree.FtpTree;
import org.patchbay.api.ftp.tree.NameRule;
import org.patchbay.api.ftp.tree.TreeListener;
import org.patchbay.api.ftp.tree.TreeProblem;
import org.patchbay.api.ftp.tree.TreeResult;
import org.patchbay.servers.EmbeddedFtpServer;

/** Whole trees, both ways. */
class FtpTreeWireTest {
  private static final int LARGE = 3 << 20;

  @TempDir private Path root;
  @TempDir private Path folder;
  private final ScriptedServer scripted = new ScriptedServer();
  private final byte[] content = new byte[LARGE];
  private FtpPatchbay patchbay;
  private EmbeddedFtpServer server;

  /** Ends it after so many bytes, and remembers where files began. */
  private static final class Watch implements TreeListener {
    private final Queue<Long> offsets = new ConcurrentLinkedQueue<>();
    private final AtomicLong left;

    Watch(long most) {
      left = new AtomicLong(most);
    }

    @Override
    public void begins(String path, long offset, long size) {
      offsets.add(offset);
    }

    @Override
    public void moved(String path, int bytes) {
      if (left.addAndGet(-bytes) < 0) {
        throw new IllegalStateException("pulled the plug");
      }
    }
  }

  @BeforeEach
  void open() throws Exception {
    new Random(1).nextBytes(content);
    patchbay = new FtpPatchbay();
    server = EmbeddedFtpServer.serving(root).writable().start();
  }

  @AfterEach
  void close() throws Exception {
    patchbay.close();
    server.close();
    scripted.close();
  }

  private FtpTree tree() {
    return FtpTree.over(patchbay.session(), FtpPatchbay.to(server.port()));
  }

  private FtpTree scriptedTree() {
    return FtpTree.over(patchbay.session(), FtpPatchbay.to(scripted.port()));
  }

  private void plant(Path at) throws IOException {
    Files.createDirectories(at.resolve("a/b/empty"));
    Files.writeString(at.resolve("a/one"), "one");
    Files.writeString(at.resolve("a/b/two"), "two two");
    Files.writeString(at.resolve("three"), "");
    Files.write(at.resolve("a/large"), content);
    for (int i = 0; i < 20; i++) {
      Files.writeString(at.resolve("a/b/f" + i), "content " + i);
    }
  }

  private static List<String> paths(Path at) throws IOException {
    try (Stream<Path> all = Files.walk(at)) {
      return all.map(path -> at.relativize(path).toString()).sorted().toList();
    }
  }

  private static void areTheSame(Path one, Path other) throws IOException {
    assertThat(paths(one)).isEqualTo(paths(other));
    for (String path : paths(one)) {
      if (Files.isRegularFile(one.resolve(path))) {
        assertThat(one.resolve(path)).hasSameBinaryContentAs(other.resolve(path));
      }
    }
  }

  private static List<String> problems(TreeResult result, TreeProblem.Kind kind) {
    return result.problems().stream()
        .filter(problem -> problem.kind() == kind)
        .map(TreeProblem::path)
        .sorted()
        .toList();
  }

  @Test
  void aTreeIsDownloadedAndNotAgain() throws Exception {
    plant(root);
    Path target = folder.resolve("made/anew");

    TreeResult first = tree().download("/", target);
    assertThat(first.isComplete()).as("%s", first).isTrue();
    assertThat(first.completed()).isEqualTo(24);
    assertThat(first.directories()).isEqualTo(4);
    areTheSame(root, target);

    TreeResult second = tree().download("/", target);
    assertThat(second.completed()).as("%s", second).isZero();
    assertThat(second.skipped()).isEqualTo(24);
  }

  @Test
  void whatHasChangedIsDownloadedAgain() throws Exception {
    plant(root);
    tree().download("a", folder);
    Files.writeString(root.resolve("a/one"), "another");

    TreeResult result = tree().download("a", folder);

    assertThat(result.completed()).isEqualTo(1);
    assertThat(folder.resolve("one")).hasContent("another");
  }

  @Test
  void aLargeDownloadGoesOnWhereItStopped() throws Exception {
    Files.write(root.resolve("large"), content);
    TreeResult first = tree().listener(new Watch(LARGE / 2)).download("/", folder);
    assertThat(problems(first, TreeProblem.Kind.FAILED)).containsExactly("/large");
    assertThat(folder.resolve("large")).doesNotExist();

    Watch watch = new Watch(LARGE);
    TreeResult second = tree().listener(watch).verified().download("/", folder);

    assertThat(second.isComplete()).as("%s", second).isTrue();
    assertThat(watch.offsets).singleElement().satisfies(at -> assertThat(at).isPositive());
    areTheSame(root, folder);
  }

  @Test
  void aLargeDownloadDoesNotGoOnWithAnotherVersion() throws Exception {
    Files.write(root.resolve("large"), content);
    tree().listener(new Watch(LARGE / 2)).download("/", folder);
    content[0]++;
    Files.write(root.resolve("large"), Arrays.copyOf(content, LARGE - 1));

    Watch watch = new Watch(LARGE);
    tree().listener(watch).download("/", folder);

    assertThat(watch.offsets).containsExactly(0L);
    areTheSame(root, folder);
  }

  @Test
  void aTreeIsUploadedAndNotAgain() throws Exception {
    plant(folder);

    TreeResult first = tree().upload(folder, "/made");
    assertThat(first.isComplete()).as("%s", first).isTrue();
    assertThat(first.completed()).isEqualTo(24);
    areTheSame(folder, root.resolve("made"));

    TreeResult second = tree().upload(folder, "/made");
    assertThat(second.completed()).as("%s", second).isZero();
    assertThat(second.skipped()).isEqualTo(24);
    Files.writeString(folder.resolve("a/one"), "another");
    assertThat(tree().upload(folder, "made").completed()).isEqualTo(1);
    assertThat(root.resolve("made/a/one")).hasContent("another");
  }

  @Test
  void aLargeUploadGoesOnWhereItStopped() throws Exception {
    Files.write(folder.resolve("large"), content);
    TreeResult first = tree().listener(new Watch(LARGE / 2)).upload(folder, "/in");
    assertThat(first.isComplete()).isFalse();
    assertThat(root.resolve("in/large")).doesNotExist();

    Watch watch = new Watch(LARGE);
    TreeResult second = tree().listener(watch).upload(folder, "/in");

    assertThat(second.isComplete()).as("%s", second).isTrue();
    assertThat(watch.offsets).singleElement().satisfies(at -> assertThat(at).isPositive());
    areTheSame(folder, root.resolve("in"));
  }

  private void lists(String... entries) {
    scripted
        .says("FEAT", "211-these", " MLST size*;modify*;type*;", "211 end")
        .sends("MLSD", String.join("\r\n", entries) + "\r\n", "226 done")
        .sends("RETR", "evil", "226 done");
  }

  @Test
  void evilNamesAreToldAndNotWritten() throws Exception {
    Path target = folder.resolve("target");
    lists(
        "type=file;size=4; ../up",
        "type=file;size=4; /absolute",
        "type=file;size=4; a\\b",
        "type=file;size=4; C:x",
        "type=file;size=4; con",
        "type=file;size=4; NUL.txt",
        "type=file;size=4; com1.tar.gz",
        "type=file;size=4; dot.",
        "type=file;size=4; blank ",
        "type=file;size=4; stream:x",
        "type=file;size=4; b\u0007ell",
        "type=file;size=4; Same",
        "type=file;size=4; same",
        "type=dir; ..",
        "type=OS.unix=slink:/etc;size=4; link",
        "type=file;size=4; good");

    TreeResult result = scriptedTree().download("/pub", target);

    assertThat(paths(folder)).containsExactly("", "target", "target/Same", "target/good");
    assertThat(problems(result, TreeProblem.Kind.NAME)).hasSize(12);
    assertThat(problems(result, TreeProblem.Kind.LINK)).containsExactly("/pub/link");
    assertThat(result.isComplete()).isFalse();
  }

  @Test
  void namesThatOnlyOtherSystemsCannotHaveMayBeAllowed() throws Exception {
    lists("type=file;size=4; aux.c", "type=file;size=4; Same", "type=file;size=4; same");

    TreeResult result = scriptedTree().names(NameRule.LOCAL).download("/pub", folder);

    assertThat(result.completed()).as("%s", result).isEqualTo(3);
  }

  @Test
  void linksHereAreNotFollowed() throws Exception {
    plant(root);
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Path victim = Files.writeString(outside.resolve("victim"), "untouched");
    Path target = Files.createDirectory(folder.resolve("target"));
    Files.createDirectory(target.resolve("a"));
    Files.createSymbolicLink(target.resolve("a/b"), outside);
    Files.createSymbolicLink(target.resolve("a/one"), victim);

    TreeResult result = tree().download("/", target);

    assertThat(paths(outside)).containsExactly("", "victim");
    assertThat(victim).hasContent("untouched");
    assertThat(problems(result, TreeProblem.Kind.LINK)).containsExactly("/a/one");
    assertThat(problems(result, TreeProblem.Kind.OTHER_KIND)).containsExactly("/a/b");
  }

  @Test
  void linksHereAreNotUploaded() throws Exception {
    Path source = Files.createDirectory(folder.resolve("source"));
    Files.writeString(folder.resolve("secret"), "secret");
    Files.createSymbolicLink(source.resolve("link"), folder.resolve("secret"));
    Files.createSymbolicLink(source.resolve("up"), folder);

    TreeResult result = tree().upload(source, "/in");

    assertThat(paths(root)).containsExactly("", "in");
    assertThat(problems(result, TreeProblem.Kind.LINK)).hasSize(2);
  }

  @Test
  void aTreeWithoutEndHasOne() throws Exception {
    lists("type=dir; again");

    TreeResult result = scriptedTree().mostLevels(5).download("/", folder);

    assertThat(problems(result, TreeProblem.Kind.LIMIT)).hasSize(1);
    assertThat(result.directories()).isEqualTo(6);
  }

  @Test
  void bytesAndEntriesHaveLimits() throws Exception {
    plant(root);

    TreeResult few = tree().mostEntries(5).download("/", folder.resolve("few"));
    assertThat(problems(few, TreeProblem.Kind.LIMIT)).isNotEmpty();
    TreeResult little = tree().mostBytes(100_000).download("/", folder.resolve("little"));
    assertThat(problems(little, TreeProblem.Kind.LIMIT)).isNotEmpty();
    assertThat(little.bytes()).isLessThanOrEqualTo(100_000);
  }

  @Test
  void oneFileThatFailsLeavesTheOthers() throws Exception {
    lists("type=file;size=4; bad", "type=file;size=4; good");
    scripted.on(
        "RETR",
        (argument, talk) -> {
          if (argument.endsWith("bad")) {
            talk.say("550 no");
          } else {
            new Script(List.of("150 go", "@data good", "226 done")).to(argument, talk);
          }
        });

    TreeResult result = scriptedTree().download("/", folder);

    assertThat(problems(result, TreeProblem.Kind.FAILED)).containsExactly("/bad");
    assertThat(result.completed()).isEqualTo(1);
    assertThat(paths(folder)).containsExactly("", "good");
  }

  @Test
  void aConnectionThatBreaksIsMadeAnew() throws Exception {
    lists("type=file;size=4; f");
    AtomicInteger count = new AtomicInteger();
    scripted.on(
        "RETR",
        (argument, talk) -> {
          if (count.getAndIncrement() == 0) {
            talk.hangUp();
          } else {
            new Script(List.of("150 go", "@data good", "226 done")).to(argument, talk);
          }
        });

    assertThat(scriptedTree().download("/", folder).isComplete()).isTrue();
  }

  @Test
  void whereTheServerAllowsOneConnectionOneIsUsed() throws Exception {
    lists("type=file;size=4; a", "type=file;size=4; b", "type=file;size=4; c");
    AtomicInteger count = new AtomicInteger();
    scripted.on(
        ScriptedServer.GREETING,
        (argument, talk) -> talk.say(count.getAndIncrement() == 0 ? "220 in" : "421 enough"));

    TreeResult result = scriptedTree().download("/", folder);

    assertThat(result.isComplete()).as("%s", result).isTrue();
    assertThat(result.completed()).isEqualTo(3);
  }

  @Test
  void aLoginThatIsRefusedIsToldOnceForAll() {
    scripted.says("PASS", "530 no");

    failing(() -> scriptedTree().download("/", folder), InternetError.LOGIN_FAILURE);
  }

  @Test
  void aListenerMayEndIt() throws Exception {
    scripted.on("EPSV", (argument, talk) -> {});
    lists("type=file;size=4; a");
    TreeListener listener =
        new TreeListener() {
          @Override
          public boolean isCancelled() {
            return true;
          }
        };

    TreeResult result = scriptedTree().listener(listener).download("/", folder);

    assertThat(result.cancelled()).isTrue();
    assertThat(result.isComplete()).isFalse();
  }

  @Test
  void anInterruptEndsItAndIsKept() throws Exception {
    scripted.on("EPSV", (argument, talk) -> {});
    lists("type=file;size=4; a");
    Thread.currentThread().interrupt();

    TreeResult result = scriptedTree().download("/", folder);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.cancelled()).isTrue();
  }
}
