/**
 * Door: the private Python environment in which MNN runs. Start at {@link
 * io.github.mnnparity.mnn.setup.PythonSetup}; {@link io.github.mnnparity.mnn.setup.Doctor} says
 * what is missing. Everything is kept under {@code PARITY_HOME}, or {@code mnn-parity} in the
 * user's cache folder; nothing is installed anywhere else.
 */
@NullMarked
package io.github.mnnparity.mnn.setup;

import org.jspecify.annotations.NullMarked;
