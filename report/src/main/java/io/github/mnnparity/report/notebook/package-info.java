/**
 * Shows reports, charts and progress in a notebook whose kernel is JJava or IJava. Nothing here is
 * called by users: a kernel finds {@link io.github.mnnparity.report.notebook.JJavaExtension}, the
 * library finds {@link io.github.mnnparity.report.notebook.KernelFrontend}. Kernels are reached by
 * reflection, so that the library runs without them.
 */
@NullMarked
package io.github.mnnparity.report.notebook;

import org.jspecify.annotations.NullMarked;
