package org.patchbay.servers;

import org.apache.ftpserver.DataConnectionConfiguration;
import org.apache.ftpserver.ssl.SslConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Data connections on any free port of the loopback address. The server's own configuration can do
 * that too, but warns of it after each transfer.
 */
record FtpDataConnections(String address) implements DataConnectionConfiguration {
  private static final int ANY_PORT = 0;
  private static final int IDLE_SECONDS = 60;

  @Override
  public int getIdleTime() {
    return IDLE_SECONDS;
  }

  @Override
  public boolean isActiveEnabled() {
    return true;
  }

  @Override
  public boolean isActiveIpCheck() {
    return false;
  }

  @Override
  public String getActiveLocalAddress() {
    return address;
  }

  @Override
  public int getActiveLocalPort() {
    return ANY_PORT;
  }

  @Override
  public String getPassiveAddress() {
    return address;
  }

  @Override
  public String getPassiveExernalAddress() {
    return address;
  }

  @Override
  public String getPassivePorts() {
    return "0";
  }

  @Override
  public boolean isPassiveIpCheck() {
    return false;
  }

  @Override
  public int requestPassivePort() {
    return ANY_PORT;
  }

  @Override
  public void releasePassivePort(int port) {
    // Nothing was reserved.
  }

  /** None of its own: the listener's is used. */
  @Override
  public @Nullable SslConfiguration getSslConfiguration() {
    return null;
  }

  @Override
  public boolean isImplicitSsl() {
    return false;
  }
}
