/**
 * Tensors in the files of other tools: the folder that MNN's own test scripts and checks share
 * ({@link io.github.mnnparity.core.exchange.MnnTestFolder}) and the JSON of NVIDIA's Polygraphy
 * ({@link io.github.mnnparity.core.exchange.PolygraphyJson}). Nothing here knows a model, and
 * nothing that a file holds is executed.
 */
@NullMarked
package io.github.mnnparity.core.exchange;

import org.jspecify.annotations.NullMarked;
