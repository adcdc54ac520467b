package org.patchbay.provider.ftp;

import static org.patchbay.api.InternetError.CANNOT_CONNECT;
import static org.patchbay.api.InternetError.CONNECTION_ABORTED;
import static org.patchbay.api.InternetError.CONNECTION_RESET;
import static org.patchbay.api.InternetError.EXTENDED_ERROR;
import static org.patchbay.api.InternetError.FTP_DROPPED;
import static org.patchbay.api.InternetError.LIMIT_EXCEEDED;
import static org.patchbay.api.InternetError.PROTOCOL_VIOLATION;
import static org.patchbay.api.InternetError.RESUME_FAILED;
import static org.patchbay.api.InternetError.TIMEOUT;
import static org.patchbay.api.InternetError.TRUNCATED;
import static org.patchbay.provider.ftp.Scenario.After.DROPPED;
import static org.patchbay.provider.ftp.Scenario.After.IN_STEP;
import static org.patchbay.provider.ftp.Scenario.delete;
import static org.patchbay.provider.ftp.Scenario.get;
import static org.patchbay.provider.ftp.Scenario.getABit;
import static org.patchbay.provider.ftp.Scenario.put;
import static org.patchbay.provider.ftp.Scenario.that;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The orders in which data and replies of a transfer can come, and fail to: one row each. */
class FtpTransferScenariosWireTest {
  private static final String GO = "150 go";

  @ParameterizedTest
  @MethodSource({"confirmed", "unconfirmed", "broken", "sized", "resumed", "uploads", "endedEarly"})
  void isToldApart(Scenario scenario) throws Exception {
    scenario.play();
  }

  private static Scenario download(String fact, String... steps) {
    return that("a download " + fact).on("RETR", steps).when(get("f")).gives("hello");
  }

  static Stream<Scenario> confirmed() {
    return Stream.of(
        download("is confirmed by 226", GO, "@data hello", "226 done"),
        download("is confirmed by 250", GO, "@data hello", "250 done"),
        download("may begin with 125", "125 open already", "@data hello", "226 done"),
        download("may begin after its data", "@data hello", GO, "226 done"),
        download("may begin twice", GO, "125 open", "@data hello", "226 done"),
        download("may tell of markers", GO, "110 MARK 5 = 5", "@data hello", "226 done"),
        download("may be confirmed early", GO, "@open", "226 done", "@write hello", "@fin"),
        download(
            "may be confirmed late",
            GO,
            "@open",
            "@write hello",
            "@fin",
            "@raw 22",
            "@raw 6 x\r\n"),
        download("may be confirmed in lines", GO, "@data hello", "226-all", "451 but", "226 done"),
        download("may be confirmed in bytes", GO, "@data hello", "@bytewise 226-a\r\n226 b\r\n"),
        download("may be empty", GO, "@data ", "226 done").gives(""));
  }

  static Stream<Scenario> unconfirmed() {
    return Stream.of(
        download("that begins with its end has not begun", "226 done")
            .fails(PROTOCOL_VIOLATION, "226", DROPPED),
        download("without a 150 has not begun", "@data hello", "226 done")
            .fails(PROTOCOL_VIOLATION, "226", DROPPED),
        download("that begins with 350 has not begun", "350 what?")
            .fails(PROTOCOL_VIOLATION, "350", DROPPED),
        download("that is not confirmed is none", GO, "@data hello")
            .fails(TIMEOUT, "did not confirm", DROPPED),
        download("instead of whose end the connection ends is none", GO, "@data hello", "@hangup")
            .fails(FTP_DROPPED, "", DROPPED),
        download(
                "whose confirmation is cut off is none",
                GO,
                "@data hello",
                "@raw 226 do",
                "@hangup")
            .fails(FTP_DROPPED, "", DROPPED),
        download("that ends with 200 is not confirmed", GO, "@data hello", "200 fine")
            .fails(PROTOCOL_VIOLATION, "200", DROPPED),
        download("that ends with 350 is not confirmed", GO, "@data hello", "350 go on")
            .fails(PROTOCOL_VIOLATION, "350", DROPPED),
        download("that ends with nonsense is not confirmed", GO, "@data hello", "hello")
            .fails(PROTOCOL_VIOLATION, "", DROPPED),
        download(
                "that ends with an endless line is not confirmed",
                GO,
                "@data hello",
                "@flood 226-x")
            .fails(LIMIT_EXCEEDED, "", DROPPED),
        download("that stays interim is not confirmed", GO, "@data hello", "@flood 150 x\r\n")
            .fails(PROTOCOL_VIOLATION, "", DROPPED),
        download(
                "that ends twice puts the session out of step",
                GO,
                "@data hello",
                "@raw 226 a\r\n226 b\r\n")
            .on("DELE", "250 gone")
            .when(connection -> get("f").on(connection) + delete("f").on(connection))
            .fails(PROTOCOL_VIOLATION, "answers no command", DROPPED));
  }

  static Stream<Scenario> broken() {
    return Stream.of(
        download("of 425 has no data connection", "425 no").fails(CANNOT_CONNECT, "425", IN_STEP),
        download("of 550 is refused", "550 no").fails(EXTENDED_ERROR, "550", IN_STEP),
        download("of 421 ends the session", "421 bye").fails(EXTENDED_ERROR, "421", DROPPED),
        download("may be given up for 425 at last", GO, "@open", "425 no")
            .fails(CANNOT_CONNECT, "425", IN_STEP),
        download("may be given up for 426", GO, "@data hello", "426 broken")
            .fails(CONNECTION_ABORTED, "426", IN_STEP),
        download("may be given up for 451", GO, "@data hello", "451 disk")
            .fails(EXTENDED_ERROR, "451", IN_STEP),
        download("may be given up for 552", GO, "@data hello", "552 quota")
            .fails(EXTENDED_ERROR, "552", IN_STEP),
        download("may be given up for 421", GO, "@data hello", "421 bye")
            .fails(EXTENDED_ERROR, "421", DROPPED),
        download("that stalls may have been given up", GO, "@open", "@write hel", "451 disk")
            .fails(EXTENDED_ERROR, "451", IN_STEP),
        download("that stalls is a timeout", GO, "@open", "@write hel")
            .on("ABOR", "426 so be it", "226 ended")
            .fails(TIMEOUT, "RETR", IN_STEP)
            .sends("ABOR"),
        download("that is reset and given up", GO, "@open", "@write hel", "@rst", "426 broken")
            .fails(CONNECTION_ABORTED, "426", IN_STEP),
        download("that is reset is never whole", GO, "@open", "@write hel", "@rst", "226 done")
            .fails(CONNECTION_RESET, "RETR", IN_STEP),
        download("that is reset without a word", GO, "@open", "@write hel", "@rst")
            .fails(CONNECTION_RESET, "RETR", IN_STEP)
            .sends("ABOR"));
  }

  static Stream<Scenario> sized() {
    return Stream.of(
        download("of the size it has", GO, "@data hello", "226 done").on("SIZE", "213 5"),
        download("that is short of its size", GO, "@data hel", "226 done")
            .on("SIZE", "213 5")
            .fails(TRUNCATED, "3 of 5", IN_STEP),
        download("that is empty but has a size", GO, "@data ", "226 done")
            .on("SIZE", "213 5")
            .fails(TRUNCATED, "0 of 5", IN_STEP),
        download("that is short and broken", GO, "@data hel", "451 disk")
            .on("SIZE", "213 5")
            .fails(EXTENDED_ERROR, "451", IN_STEP),
        download("that has grown since its size", GO, "@data hello", "226 done")
            .on("SIZE", "213 3"),
        download("whose size is nonsense", GO, "@data hello", "226 done").on("SIZE", "213 five"),
        download("whose size is a mystery", GO, "@data hello", "226 done").on("SIZE", "550 no"),
        download("of the size its beginning tells", "150 f (5 bytes)", "@data hello", "226 done")
            .on("SIZE", "213 5"));
  }

  private static Scenario rest(String fact, String... steps) {
    return that("the rest " + fact)
        .on("SIZE", "213 8")
        .on("REST", "350 at 3")
        .on("RETR", steps)
        .when(get("f", 3))
        .gives("34567");
  }

  static Stream<Scenario> resumed() {
    return Stream.of(
        rest("comes where REST is taken", GO, "@data 34567", "226 done").sends("REST 3", "RETR f"),
        rest("comes after an interim reply", GO, "@data 34567", "226 done")
            .on("REST", "110 MARK", "350 at 3"),
        rest("does not come where REST is refused")
            .on("REST", "502 no")
            .fails(RESUME_FAILED, "REST 3", IN_STEP),
        rest("does not come where REST is out of range")
            .on("REST", "554 no")
            .fails(RESUME_FAILED, "REST 3", IN_STEP),
        rest("does not come where REST is only nodded at")
            .on("REST", "200 fine")
            .fails(RESUME_FAILED, "REST 3", IN_STEP),
        rest("is not the whole", GO, "@data 01234567", "226 done")
            .fails(RESUME_FAILED, "began at the first", IN_STEP),
        rest("is all of it", GO, "@data 3456", "226 done").fails(TRUNCATED, "4 of 5", IN_STEP),
        rest("may have grown", GO, "@data 3456789", "226 done").gives("3456789"),
        rest("may be refused after all", "554 no").fails(EXTENDED_ERROR, "554", IN_STEP),
        rest("of what is shorter does not exist")
            .on("SIZE", "213 2")
            .fails(RESUME_FAILED, "2 bytes", IN_STEP));
  }

  private static Scenario upload(String fact, String... steps) {
    return that("an upload " + fact).on("STOR", steps).when(put("f", "hello"));
  }

  static Stream<Scenario> uploads() {
    return Stream.of(
        upload("is confirmed by 226", GO, "@open", "@store", "226 stored"),
        upload("is confirmed by 250", GO, "@open", "@store", "250 stored"),
        upload("of 553 is refused", "553 no").fails(EXTENDED_ERROR, "553", IN_STEP),
        upload("without a 150 has not begun", "226 stored")
            .fails(PROTOCOL_VIOLATION, "226", DROPPED),
        upload("may fail for 552 at its end", GO, "@open", "@store", "552 quota")
            .fails(EXTENDED_ERROR, "552", IN_STEP),
        upload("may fail for 451 at its end", GO, "@open", "@store", "451 disk")
            .fails(EXTENDED_ERROR, "451", IN_STEP),
        upload("may fail for 426 at its end", GO, "@open", "@store", "426 broken")
            .fails(CONNECTION_ABORTED, "426", IN_STEP),
        upload("may have failed before its end", "@raw 150 go\r\n552 quota\r\n", "@open", "@store")
            .fails(EXTENDED_ERROR, "552", IN_STEP),
        upload(
                "cannot be confirmed before its end",
                "@raw 150 go\r\n226 stored\r\n",
                "@open",
                "@store")
            .fails(PROTOCOL_VIOLATION, "before its end", IN_STEP),
        upload("that is not confirmed is none", GO, "@open", "@store")
            .fails(TIMEOUT, "did not confirm", DROPPED),
        upload("instead of whose end the connection ends is none", GO, "@open", "@store", "@hangup")
            .fails(FTP_DROPPED, "", DROPPED),
        upload("that ends with 200 is not confirmed", GO, "@open", "@store", "200 fine")
            .fails(PROTOCOL_VIOLATION, "200", DROPPED));
  }

  private static Scenario early(String fact, String... steps) {
    return that("a download that is closed early " + fact)
        .on("RETR", steps)
        .when(getABit("f"))
        .gives("h");
  }

  static Stream<Scenario> endedEarly() {
    return Stream.of(
        early("may end with 426", GO, "@open", "@write hello", "426 broken"),
        early("may end with 451", GO, "@open", "@write hello", "451 broken"),
        early("may have ended already", GO, "@data hello", "226 done"),
        early("may end with two replies", GO, "@open", "@write hello", "@raw 426 a\r\n226 b\r\n"),
        early("may end with an interim reply", GO, "@open", "@write hello", "150 0.1 seconds"),
        early("may end with that and another", GO, "@open", "@write hello", "150 0.1 s", "226 ok"),
        early("is aborted where it does not end", GO, "@open", "@write hello")
            .on("ABOR", "426 so be it", "226 ended")
            .sends("ABOR"),
        early("may be aborted with one reply", GO, "@open", "@write hello").on("ABOR", "226 ended"),
        early("may be aborted with nothing to abort", GO, "@open", "@write hello")
            .on("ABOR", "225 nothing"),
        early("may end by a server without ABOR", GO, "@open", "@write hello"),
        early("is followed by another login after silence", GO, "@open", "@write hello")
            .on("ABOR")
            .on("PWD")
            .sends("USER ann", "USER ann"),
        early("is followed by another login after 421", GO, "@open", "@write hello", "421 bye")
            .sends("USER ann", "USER ann"),
        early("is followed by another login after the end", GO, "@open", "@write hello", "@hangup")
            .sends("USER ann", "USER ann"));
  }
}
