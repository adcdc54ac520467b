package org.patchbay.servers;

import java.util.ArrayList;
import java.util.List;
import org.apache.ftpserver.ftplet.Authority;
import org.apache.ftpserver.ftplet.User;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.ConcurrentLoginPermission;
import org.apache.ftpserver.usermanager.impl.TransferRatePermission;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** Accounts without the server's usual limits. */
final class FtpUsers {
  // Apache FtpServer reads 0 as "no limit" in all three.
  private static final int UNLIMITED = 0;

  private FtpUsers() {}

  static User user(String name, String password, DocumentRoot root, boolean writable) {
    List<Authority> rights = new ArrayList<>();
    rights.add(new ConcurrentLoginPermission(UNLIMITED, UNLIMITED));
    rights.add(new TransferRatePermission(UNLIMITED, UNLIMITED));
    if (writable) {
      rights.add(new WritePermission());
    }
    BaseUser user = new BaseUser();
    user.setName(name);
    user.setPassword(password);
    user.setHomeDirectory(root.folder().toString());
    user.setAuthorities(rights);
    user.setMaxIdleTime(UNLIMITED);
    return user;
  }
}
