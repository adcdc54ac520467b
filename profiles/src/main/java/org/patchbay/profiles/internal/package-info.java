/**
 * How a profile is read and switched to. In reading order: {@link
 * org.patchbay.profiles.internal.ProfilesComponent} is the service, {@link
 * org.patchbay.profiles.internal.Switcher} knows what is in force, {@link
 * org.patchbay.profiles.internal.ProfileFolders} finds files and bundles, {@link
 * org.patchbay.profiles.internal.ProfileFile} is what one says, {@link
 * org.patchbay.profiles.internal.Switching} is the life of a switch.
 */
@NullMarked
package org.patchbay.profiles.internal;

import org.jspecify.annotations.NullMarked;
