/**
 * A supervised process that runs MNN, and the frames it speaks. Start at {@link
 * io.github.mnnparity.mnn.worker.WorkerProcess}. Nothing here knows models or findings: a process
 * that dies, hangs or talks nonsense is a {@link io.github.mnnparity.mnn.worker.Reply} like any
 * other.
 */
@NullMarked
package io.github.mnnparity.mnn.worker;

import org.jspecify.annotations.NullMarked;
