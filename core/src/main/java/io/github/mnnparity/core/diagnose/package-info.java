/**
 * From differences to findings: layers are run alone on golden inputs, suspects are replayed in the
 * engine, the rules of blame name the kind, and a counterfactual run of the reference says whether
 * a finding explains an output. Reads no file and knows no format.
 */
@NullMarked
package io.github.mnnparity.core.diagnose;

import org.jspecify.annotations.NullMarked;
