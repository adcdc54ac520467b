/** The built distribution, driven through {@code patchbay batch} as other programs drive it. */
@NullMarked
package org.patchbay.itests.batch;

import org.jspecify.annotations.NullMarked;
