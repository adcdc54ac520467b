package org.patchbay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.BundleContext;
import org.patchbay.api.gopher.GopherAttributes;
import org.patchbay.api.gopher.GopherBlock;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;
import org.patchbay.cli.failure.ExitCode;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.remote.Url;
import org.patchbay.cli.surroundings.OpenSessions;
import org.patchbay.cli.surroundings.Surroundings;
import org.patchbay.cli.text.RecordedTerminal;
import org.patchbay.internal.PlainPatchbay;
import org.patchbay.spi.ProviderProperties;

/** The commands on the real core, with a Gopher provider that needs no network. */
class CommandsTest {
  @TempDir private Path folder = Path.of("");

  private final PlainPatchbay patchbay =
      PlainPatchbay.with(
          context -> new Shelf(),
          Map.of(
              ProviderProperties.SERVICE, "gopher",
              ProviderProperties.PORT, 70,
              ProviderProperties.FLAG, "SECURE"));
  private final RecordedTerminal recorded = new RecordedTerminal(0);

  @AfterEach
  void close() {
    patchbay.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', no command",
    "get, Missing required parameter: 'URL'",
    "get --no-such-option gopher://h/0x, Unknown option: '--no-such-option'",
    "get foo://x, unknown scheme foo",
    "get -o x gopher://h/0a gopher://h/0b, -o is for one URL",
    "get gopher://h/0/a gopher://h/9/b/a, would be saved as a",
    "get --active gopher://h/0/a, --active is for FTP",
    "get --tls http://h/a, --tls is for FTP",
    "get gopher://ann@h/0/a, Gopher has no login",
    "get --password-file x http://h/a, --password-file needs --user",
    "get --timeout 0 gopher://h/0/a, --timeout must be between",
    "get --timeout soon gopher://h/0/a, Invalid value for option '--timeout'",
    "get --without telnet gopher://h/0/a, 'no provider serves telnet; served are gopher'",
    "get gopher://h/7/a, is a search",
    "get gopher://h/8, items of type '8' are not read",
    "get gopher://h/2, items of type '2' are not read",
    "get gopher://h/0/a%09%09x, 'begins with +, ! or $'",
    "get gopher://h/0/a%09%09!, ls' shows them",
    "get gopher://h/1/a%09%09$, ls' shows them",
    "ls http://h/, HTTP has no listing",
    "ls gopher://h/0/a, is no menu",
    "put /no/such/file ftp://h/x, no such file",
    "put pom.xml gopher://h/0/a, Gopher has no uploads",
    "soak --swaps 0, --swaps must be between 1 and 1000000",
    "soak --clients 257, --clients must be between 1 and 256",
    "soak --drain 29001, --drain must be between 0 and 29000",
    "soak --seed x, Invalid value for option '--seed'",
    "soak --protocol telnet, 'ftp, http, gopher or all, not telnet'",
  })
  void aWrongCommandLineIsToldInOneLine(String line, String told) {
    int exitCode = run(line.isEmpty() ? new String[0] : line.split(" "));

    assertThat(exitCode).isEqualTo(ExitCode.USAGE);
    assertThat(recorded.err().lines()).hasSize(1);
    assertThat(recorded.err()).startsWith("patchbay: ").contains(told);
  }

  @Test
  void aFileIsSavedUnderTheNameThatIsAskedFor() {
    Path file = folder.resolve("f");

    assertThat(run("get", "gopher://h/9/good", "-o", file.toString())).isZero();
    assertThat(file).hasContent("good bytes");
    assertThat(recorded.err()).isEmpty();
  }

  @Test
  void standardOutputGetsTheBytesAndNothingElse() {
    assertThat(run("get", "gopher://h/0/good", "-o", "-")).isZero();
    assertThat(recorded.outBytes()).asString().isEqualTo("good bytes");
  }

  @Test
  void aTransferThatBreaksLeavesNothing() throws IOException {
    Path file = folder.resolve("f");

    assertThat(run("get", "gopher://h/9/bad", "-o", file.toString())).isEqualTo(ExitCode.FAILED);
    assertThat(recorded.err().lines()).hasSize(1);
    assertThat(recorded.err()).startsWith("patchbay: gopher://h/9/bad: ").contains("cable cut");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsALocalFault() {
    assertThat(run("get", "gopher://h/9/good", "-o", folder.resolve("no/f").toString()))
        .isEqualTo(ExitCode.LOCAL_FILE);
  }

  @Test
  void aProtocolThatNobodyServesIsToldWithWhatIsThere() {
    assertThat(run("get", "ftp://h/f", "-o", "-")).isEqualTo(ExitCode.NO_PROVIDER);
    assertThat(recorded.err()).contains("ftp://h/f", "no provider serves \"ftp\"", "gopher");
  }

  @Test
  void aMenuIsListedWithUrls() {
    assertThat(run("ls", "gophers://h/")).isZero();
    assertThat(recorded.out().lines())
        .containsExactly("text  A file   gophers://h/0/a%20file", "      Welcome");
  }

  @Test
  void itemsOfOtherServicesAreNamedAndScriptsAreNoLinks() {
    assertThat(run("ls", "gopher://h/1other")).isZero();
    assertThat(recorded.out().lines().map(String::strip))
        .containsExactly(
            "telnet  Log in  telnet://h:23",
            "cso     People  cso://h:105",
            "html    A page  https://h/",
            "html    Trap    gopher://h/hURL:javascript:x");
  }

  @Test
  void aViewIsSavedUnderTheNameOfItsItem() throws Failure {
    Path file = folder.resolve("page");

    assertThat(run("get", "gopher://h/0/page%09%09+text/plain", "-o", file.toString())).isZero();
    assertThat(file).hasContent("text/plain of /page");
    assertThat(Url.parse("gopher://h/0/page%09%09+text/plain").fileName()).isEqualTo("page");
  }

  @Test
  void attributesAreListed() {
    assertThat(run("ls", "gopher://h/0/page%09%09!")).isZero();
    assertThat(recorded.out().lines().map(String::strip))
        .containsExactly(
            "ADMIN  Admin: Ann", "ADMIN  Mod-Date: <19930728170201>", "VIEWS  text/plain: <2k>");
  }

  @Test
  void aMenuIsListedWithSizesAndTimes() {
    assertThat(run("ls", "gopher://h/1%09%09$")).isZero();
    assertThat(recorded.out().lines().map(String::strip))
        .containsExactly("text  2048  1993-07-28 17:02  A page  gopher://h/0/page");
  }

  @Test
  void everyCommandExplainsItself() {
    for (String command : List.of("demo", "get", "ls", "put", "providers", "batch", "shell")) {
      assertThat(run(command, "--help")).isZero();
    }
    assertThat(recorded.out()).contains("Usage: patchbay get", "Exit codes:", "--without");
  }

  private int run(String... arguments) {
    OpenSessions sessions = new OpenSessions(patchbay.internet());
    return PatchbayCommand.in(new Surroundings(nowhere(), sessions, recorded.terminal()))
        .execute(arguments);
  }

  /** A container without profiles, which no command that is tested here asks for anything else. */
  private static BundleContext nowhere() {
    return (BundleContext)
        Proxy.newProxyInstance(
            CommandsTest.class.getClassLoader(),
            new Class<?>[] {BundleContext.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getServiceReference")) {
                return null;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  private static final class Shelf implements GopherConnection {
    @Override
    public GopherAttributes attributes(GopherItem item) {
      return new GopherAttributes(
          Optional.of(item),
          List.of(
              new GopherBlock("ADMIN", "", List.of("Admin: Ann", "Mod-Date: <19930728170201>")),
              new GopherBlock("VIEWS", "", List.of("text/plain: <2k>"))));
    }

    @Override
    public List<GopherAttributes> directory(GopherItem item) {
      return List.of(
          attributes(
              new GopherItem(GopherItemType.TEXT_FILE, '0', "A page", "/page", "h", 70, true)));
    }

    @Override
    public InputStream openView(GopherItem item, String query, String view) {
      return new ByteArrayInputStream((view + " of " + item.selector()).getBytes());
    }

    @Override
    public List<GopherItem> menu(String selector) {
      if (selector.equals("other")) {
        return List.of(
            new GopherItem(GopherItemType.TELNET, '8', "Log in", "", "h", 23, false),
            new GopherItem(GopherItemType.CSO, '2', "People", "", "h", 105, false),
            new GopherItem(GopherItemType.HTML, 'h', "A page", "URL:https://h/", "h", 70, false),
            new GopherItem(GopherItemType.HTML, 'h', "Trap", "URL:javascript:x", "h", 70, false));
      }
      return List.of(
          new GopherItem(GopherItemType.TEXT_FILE, '0', "A file", "/a file", "h", 70, false),
          new GopherItem(GopherItemType.INFORMATION, 'i', "Welcome", "", "h", 70, false));
    }

    @Override
    public List<GopherItem> search(String selector, String query) {
      return List.of();
    }

    @Override
    public InputStream openText(String selector) {
      return openBinary(selector);
    }

    @Override
    public InputStream openBinary(String selector) {
      InputStream bytes = new ByteArrayInputStream((selector.substring(1) + " bytes").getBytes());
      return selector.equals("/good") ? bytes : new SequenceInputStream(bytes, new CutCable());
    }

    @Override
    public void close() {}
  }

  private static final class CutCable extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("cable cut");
    }
  }
}
