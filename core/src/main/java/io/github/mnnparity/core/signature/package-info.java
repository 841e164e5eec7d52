/**
 * What the difference of two tensors looks like: permuted, shifted, scaled, cut. Start with {@link
 * io.github.mnnparity.core.signature.Signature}: one kind of difference, one class in a package
 * below this one; {@code registry.Signatures} is their list. Values in, words out: nothing here
 * knows a model, runs anything or decides a verdict.
 */
@NullMarked
package io.github.mnnparity.core.signature;

import org.jspecify.annotations.NullMarked;
