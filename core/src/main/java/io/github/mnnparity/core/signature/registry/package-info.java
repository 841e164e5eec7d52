/** Joins the signatures into the one list. */
@NullMarked
package io.github.mnnparity.core.signature.registry;

import org.jspecify.annotations.NullMarked;
