package org.patchbay.api.ftp;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.patchbay.api.Handle;
import org.patchbay.api.InternetException;

/** An enumeration in progress; its session is busy until it is closed. */
@ConsumerType
public interface FtpFind extends Handle {
  /** The next entry; empty after the last. */
  Optional<FtpEntry> next() throws InternetException;
}
