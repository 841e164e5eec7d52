package io.github.mnnparity.core.reduce;

import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What goes into a bundle.
 *
 * @param reduced whether it is a part; else the whole pair, no part of which fails alone
 * @param converted whether a fresh conversion of the reference beside it fails
 * @param flags of the converter
 * @param command with which anybody converts the reference
 * @param record of the conversion of the whole candidate
 * @param operators one line for each node of the part
 * @param whole the comparison of the whole pair
 * @param answer the comparison of what is delivered
 * @param finding the fault, as {@code answer} tells it
 */
record Delivery(
    boolean reduced,
    boolean converted,
    List<String> flags,
    String command,
    Optional<Path> record,
    List<String> operators,
    int nodes,
    int wholeNodes,
    Symptom symptom,
    Report whole,
    Map<String, Tensor> inputs,
    Map<String, Tensor> expected,
    Workshop.Answer answer,
    Finding finding) {}
