/**
 * How far two right answers may lie apart: rounding, measured by jittering what enters each
 * operator and running again. Knows no error that was seen.
 */
@NullMarked
package io.github.mnnparity.core.noise;

import org.jspecify.annotations.NullMarked;
