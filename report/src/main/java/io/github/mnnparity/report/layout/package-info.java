/**
 * Where the boxes and lines of two graphs go so that both can be read side by side. Start at {@link
 * io.github.mnnparity.report.layout.Drawing}. Places only: colours and words are added elsewhere.
 */
@NullMarked
package io.github.mnnparity.report.layout;

import org.jspecify.annotations.NullMarked;
