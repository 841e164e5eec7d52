/**
 * Lifters of ops that find objects: boxes that are laid out over an image, and their choice. Start
 * at {@link io.github.mnnparity.mnn.lift.detection.DetectionLifters}.
 */
@NullMarked
package io.github.mnnparity.mnn.lift.detection;

import org.jspecify.annotations.NullMarked;
