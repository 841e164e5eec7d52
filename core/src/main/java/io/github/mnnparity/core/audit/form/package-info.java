/**
 * What a value of a graph is, in a form that does not depend on how a converter writes it. Start at
 * {@link io.github.mnnparity.core.audit.form.Forms}, which makes a form, and {@link
 * io.github.mnnparity.core.audit.form.FormComparison}, which compares two. Nothing is run:
 * functions of one number are known by their values on a grid, everything else by its structure.
 */
@NullMarked
package io.github.mnnparity.core.audit.form;

import org.jspecify.annotations.NullMarked;
