/**
 * Misuses of the order of calls of the Session API. Start with {@link
 * io.github.mnnparity.mnn.misuse.session.SessionMisuses}: one misuse, one class, one line.
 */
@NullMarked
package io.github.mnnparity.mnn.misuse.session;

import org.jspecify.annotations.NullMarked;
