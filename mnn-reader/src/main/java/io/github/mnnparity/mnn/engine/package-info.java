/**
 * The real MNN engine behind {@link io.github.mnnparity.core.capture.Engine}: Session and Module
 * captures, replays, and the op to blame when the engine fails. It runs in a {@link
 * io.github.mnnparity.mnn.worker.WorkerProcess}; found by {@code ServiceLoader}.
 */
@NullMarked
package io.github.mnnparity.mnn.engine;

import org.jspecify.annotations.NullMarked;
