/**
 * Code that runs a model rightly with MNN's APIs. Start with {@link
 * io.github.mnnparity.mnn.code.MnnCode}; the texts are templates among the resources.
 */
@NullMarked
package io.github.mnnparity.mnn.code;

import org.jspecify.annotations.NullMarked;
