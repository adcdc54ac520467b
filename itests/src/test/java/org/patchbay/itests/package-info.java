/** Tests in a container: start with {@link org.patchbay.itests.ContainerTest}. */
@NullMarked
package org.patchbay.itests;

import org.jspecify.annotations.NullMarked;
