/** Joins the lists of the packages of misuses. */
@NullMarked
package io.github.mnnparity.mnn.misuse.registry;

import org.jspecify.annotations.NullMarked;
