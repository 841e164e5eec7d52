/**
 * What apps do wrong with MNN's API: what each mistake is called, when it can occur, what to do.
 * Start with {@link io.github.mnnparity.mnn.misuse.ApiMisuse}: one misuse, one class in a package
 * below this one, and one function in {@code mnn.worker/misuse.py}, which does it in the real
 * engine.
 */
@NullMarked
package io.github.mnnparity.mnn.misuse;

import org.jspecify.annotations.NullMarked;
