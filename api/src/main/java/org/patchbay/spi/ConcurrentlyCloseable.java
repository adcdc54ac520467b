package org.patchbay.spi;

import java.io.Closeable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A stream, or another handle below a connection, whose {@code close()} may be called while another
 * thread is in a call on it: that call then ends, soon and with an exception, and nothing else of
 * the connection does.
 *
 * <p>Of any other the core cuts all that it lent for the connection when a caller closes it under a
 * call, and so ends whatever goes on there. A connection that does many things at once implements
 * this by what it hands out.
 */
@ConsumerType
public interface ConcurrentlyCloseable extends Closeable {}
