/**
 * The demonstration: {@link io.github.mnnparity.cli.demo.Demo}. Damages copies of a model file on
 * purpose; it shares no code with the reader that has to find the damage.
 */
@NullMarked
package io.github.mnnparity.cli.demo;

import org.jspecify.annotations.NullMarked;
