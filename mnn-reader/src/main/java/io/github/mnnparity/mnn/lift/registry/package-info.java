/** The one list of all lifters and restorations; the groups know the lifting, not this list. */
@NullMarked
package io.github.mnnparity.mnn.lift.registry;

import org.jspecify.annotations.NullMarked;
