/** Parts of {@code .mnn} files as files of their own. */
@NullMarked
package io.github.mnnparity.mnn.cut;

import org.jspecify.annotations.NullMarked;
