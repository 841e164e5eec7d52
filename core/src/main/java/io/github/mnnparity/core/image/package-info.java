/**
 * Images as networks get them: pixels from a file ({@link
 * io.github.mnnparity.core.image.ImageFiles}), and the steps from them to an input tensor ({@link
 * io.github.mnnparity.core.image.Preprocessing}), with the arithmetic of the libraries that apps
 * and training scripts use. Nothing here knows a model.
 */
@NullMarked
package io.github.mnnparity.core.image;

import org.jspecify.annotations.NullMarked;
