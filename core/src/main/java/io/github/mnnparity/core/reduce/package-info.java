/**
 * Makes the smallest model that still fails as a whole one does, and proves it. The reference is
 * cut on its graph; the candidate is made in two ways, by converting the cut reference anew and by
 * cutting the untouched file, and what fails in the same way is kept.
 */
@NullMarked
package io.github.mnnparity.core.reduce;

import org.jspecify.annotations.NullMarked;
