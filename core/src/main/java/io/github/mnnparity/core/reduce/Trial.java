package io.github.mnnparity.core.reduce;

import io.github.mnnparity.core.report.Finding;
import java.nio.file.Path;

/**
 * A part that fails as the whole does.
 *
 * @param converted whether a fresh conversion of the part fails; else the part was cut out of the
 *     candidate's file
 */
record Trial(
    Part part,
    Path reference,
    Path candidate,
    boolean converted,
    Workshop.Answer answer,
    Finding finding) {}
